package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.bailee.crypto.RootKey;
import org.bailee.crypto.shares.Split;
import org.junit.jupiter.api.Test;

/// What custodians hold keeps the contract of every seal.
class CustodianSealTests implements SealContract {
    private final Seal seal = fresh();
    private final Seal another = fresh();

    @Override
    public Seal seal() {
        return seal;
    }

    @Override
    public Seal another() {
        return another;
    }

    @Test
    void saysInItsHeaderHowManyMustCome() {
        assertThat(CustodianSeal.split(seal.seal(RootKey.random(RANDOM))))
                .hasValueSatisfying(split -> assertThat(split.needed()).isEqualTo(3));
        assertThat(CustodianSeal.split(new byte[200])).isEmpty();
        assertThat(CustodianSeal.split(new byte[0])).isEmpty();
    }

    /// A seal by custodians is made of a split; here one that stays the same.
    private static Seal fresh() {
        byte[] secret = new byte[Split.SECRET];
        RANDOM.nextBytes(secret);
        Split.Made made = Split.of(secret, 3, 5, RANDOM);
        CustodianSeal brought = new CustodianSeal(made.shares().subList(1, 4));
        return new Seal() {
            @Override
            public SealKind kind() {
                return brought.kind();
            }

            @Override
            public boolean opensByItself() {
                return false;
            }

            @Override
            public byte[] seal(RootKey root) {
                return CustodianSeal.seal(secret.clone(), made.split(), root, RANDOM);
            }

            @Override
            public RootKey unseal(byte[] sealed) {
                return brought.unseal(sealed);
            }
        };
    }
}
