package org.bailee.server.keys;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.server.audit.LogKeys;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Makes, uses and destroys the keys the audit log signs with. A seed is in memory only while it is used.
final class SigningKeys implements LogKeys {
    private final KeyStore store;
    private final Supplier<Keychain> keychain;
    private final BooleanSupplier sealed;
    private final SecureRandom random;

    SigningKeys(KeyStore store, Supplier<Keychain> keychain, BooleanSupplier sealed, SecureRandom random) {
        this.store = store;
        this.keychain = keychain;
        this.sealed = sealed;
        this.random = random;
    }

    @Override
    public boolean isSealed() {
        return sealed.getAsBoolean();
    }

    @Override
    public byte[] make(int number) {
        KeyEncryptionKey above = keychain.get().newest();
        byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
        random.nextBytes(seed);
        try {
            store.insert(new WrappedLogKey(number, above.number(), above.wrapLogSeed(seed, number, random)));
            byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
            Ed25519.generatePublicKey(seed, 0, publicKey, 0);
            return publicKey;
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    @Override
    public byte[] sign(int number, byte[] message) {
        Keychain open = keychain.get();
        byte[] seed = open.unwrap(store.logKey(number).orElseThrow(Corrupt::new));
        try {
            byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
            Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
            return signature;
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    @Override
    public void destroy(int number) {
        store.deleteLogKey(number);
    }
}
