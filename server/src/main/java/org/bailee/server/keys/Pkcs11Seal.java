package org.bailee.server.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;
import org.bailee.crypto.SealKey;

/// Seals by a key in a hardware token, which never leaves it: whoever copies every file of this machine opens
/// nothing.
final class Pkcs11Seal implements Seal {
    private static final byte FORMAT = 1;
    private static final int SECRET_LENGTH = 32;

    private final TokenKey key;
    private final List<TokenCipher> ciphers;
    private final SecureRandom random;

    /// @param ciphers that are tried for sealing, in this order
    Pkcs11Seal(TokenKey key, List<TokenCipher> ciphers, SecureRandom random) {
        this.key = key;
        this.ciphers = List.copyOf(ciphers);
        this.random = random;
    }

    @Override
    public SealKind kind() {
        return SealKind.PKCS11;
    }

    @Override
    public boolean opensByItself() {
        return true;
    }

    /// Makes the key in the token if there is none of its name yet.
    @Override
    public byte[] seal(RootKey root) {
        byte[] secret = new byte[SECRET_LENGTH];
        random.nextBytes(secret);
        byte[] header = key.made((token, inside) -> keep(token, inside, secret));
        SealKey sealKey = SealKey.takeFrom(secret);
        byte[] envelope = sealKey.seal(root, header, random);
        sealKey.destroy();
        return ByteBuffer.allocate(header.length + envelope.length)
                .put(header)
                .put(envelope)
                .array();
    }

    @Override
    public RootKey unseal(byte[] sealed) {
        try {
            TokenCipher cipher = cipher(sealed);
            int kept = 2 + cipher.nonceLength();
            int end = kept + cipher.keptLength();
            if (sealed.length <= end) {
                throw new Corrupt();
            }
            byte[] secret = key.use((token, inside) -> give(
                    token, inside, cipher, Arrays.copyOfRange(sealed, 2, kept), Arrays.copyOfRange(sealed, kept, end)));
            SealKey sealKey = SealKey.takeFrom(secret);
            try {
                return sealKey.unseal(
                        Arrays.copyOfRange(sealed, end, sealed.length), Arrays.copyOfRange(sealed, 0, end));
            } finally {
                sealKey.destroy();
            }
        } catch (Corrupt _) {
            throw key.problems().wrongKey();
        }
    }

    private byte[] keep(Provider token, Key inside, byte[] secret) throws GeneralSecurityException {
        for (TokenCipher cipher : ciphers) {
            try {
                byte[] nonce = cipher.nonce(random);
                byte[] kept = cipher.encrypt(token, inside, nonce, secret);
                if (kept.length == cipher.keptLength()) {
                    return ByteBuffer.allocate(2 + nonce.length + kept.length)
                            .put(FORMAT)
                            .put(cipher.number())
                            .put(nonce)
                            .put(kept)
                            .array();
                }
            } catch (GeneralSecurityException | ProviderException failed) {
                // Some tokens list a cipher and then want to draw the nonce themselves: the next one may do.
                if (cipher == ciphers.getLast()) {
                    throw failed;
                }
            }
        }
        throw new GeneralSecurityException("The token's ciphers answer in other lengths.");
    }

    private byte[] give(Provider token, Key inside, TokenCipher cipher, byte[] nonce, byte[] kept)
            throws GeneralSecurityException {
        try {
            byte[] secret = cipher.decrypt(token, inside, nonce, kept);
            if (secret.length != SECRET_LENGTH) {
                throw new Corrupt();
            }
            return secret;
        } catch (GeneralSecurityException | ProviderException failed) {
            // A driver says the same of bytes that are not this key's and of a token that broke.
            if (works(token, inside, cipher)) {
                throw new Corrupt();
            }
            throw failed;
        }
    }

    private boolean works(Provider token, Key inside, TokenCipher cipher) throws GeneralSecurityException {
        byte[] any = new byte[SECRET_LENGTH];
        byte[] nonce = cipher.nonce(random);
        return MessageDigest.isEqual(
                any, cipher.decrypt(token, inside, nonce, cipher.encrypt(token, inside, nonce, any)));
    }

    private static TokenCipher cipher(byte[] sealed) {
        return Arrays.stream(TokenCipher.values())
                .filter(cipher -> sealed.length > 2 && sealed[0] == FORMAT && sealed[1] == cipher.number())
                .findFirst()
                .orElseThrow(Corrupt::new);
    }
}
