package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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

    @Test
    void asksAtATerminalUntilThereAreEnough() {
        byte[] secret = new byte[Split.SECRET];
        RANDOM.nextBytes(secret);
        Split.Made made = Split.of(secret, 2, 3, RANDOM);
        byte[] sealed = CustodianSeal.seal(secret, made.split(), RootKey.random(RANDOM), RANDOM);
        Deque<String> typed = new ArrayDeque<>(List.of(
                made.shares().get(2).text(),
                "mistyped",
                made.shares().get(2).text(),
                made.shares().get(0).text()));
        List<String> asked = new ArrayList<>();
        Seal terminal = new TerminalCustodians(prompt -> {
            asked.add(prompt);
            return Optional.ofNullable(typed.poll());
        });
        assertThatCode(() -> terminal.asked().unseal(sealed)).doesNotThrowAnyException();
        assertThat(asked)
                .containsExactly(
                        "Share 1: ",
                        "Share 2 of 2: ",
                        "This is no share. Share 2 of 2: ",
                        "That one was given already. Share 2 of 2: ");
        assertThatThrownBy(terminal::asked).hasMessageContaining("nobody at a terminal");
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
