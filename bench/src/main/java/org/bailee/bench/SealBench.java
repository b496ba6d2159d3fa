package org.bailee.bench;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bailee.bench.Interleaved.Row;
import org.bailee.crypto.Binding;
import org.bailee.crypto.DataKey;

/// A sealed value against the same bytes under raw AES-256-GCM with a fresh random nonce and as much associated
/// data.
final class SealBench {
    private static final int NONCE = 12;

    private final SecureRandom random = new SecureRandom();
    private final DataKey key = DataKey.random(random);
    private final Binding place = new Binding(new UUID(1, 2), "profile", new UUID(3, 4), "email", 1);
    private final byte[] associated = new byte[64];
    private final SecretKeySpec rawKey = new SecretKeySpec(new byte[32], "AES");
    private final Cipher raw;

    SealBench() throws GeneralSecurityException {
        raw = Cipher.getInstance("AES/GCM/NoPadding");
    }

    List<Row> run(int rounds, double seconds) throws Exception {
        byte[] value = new byte[64];
        random.nextBytes(value);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] ciphertext = rawSeal(value, nonce);
        byte[] envelope = key.seal(value, place, random);
        return List.of(
                Interleaved.compare(
                        "seal a value of 64 bytes, one thread",
                        rounds,
                        () -> perSecond(seconds, () -> {
                            byte[] fresh = new byte[NONCE];
                            random.nextBytes(fresh);
                            return rawSeal(value, fresh);
                        }),
                        () -> perSecond(seconds, () -> key.seal(value, place, random))),
                Interleaved.compare(
                        "open a value of 64 bytes, one thread",
                        rounds,
                        () -> perSecond(seconds, () -> rawOpen(ciphertext, nonce)),
                        () -> perSecond(seconds, () -> key.open(envelope, place))));
    }

    private byte[] rawSeal(byte[] value, byte[] nonce) throws GeneralSecurityException {
        raw.init(Cipher.ENCRYPT_MODE, rawKey, new GCMParameterSpec(128, nonce));
        raw.updateAAD(associated);
        return raw.doFinal(value);
    }

    private byte[] rawOpen(byte[] ciphertext, byte[] nonce) throws GeneralSecurityException {
        raw.init(Cipher.DECRYPT_MODE, rawKey, new GCMParameterSpec(128, nonce));
        raw.updateAAD(associated);
        return raw.doFinal(ciphertext);
    }

    @FunctionalInterface
    private interface Step {
        byte[] once() throws Exception;
    }

    private static double perSecond(double seconds, Step step) throws Exception {
        long from = System.nanoTime();
        long until = from + (long) (seconds * 1e9);
        long count = 0;
        int kept = 0;
        while (System.nanoTime() < until) {
            for (int i = 0; i < 100; i++) {
                kept += step.once().length;
            }
            count += 100;
        }
        if (kept == 0) {
            throw new IllegalStateException("Nothing was sealed.");
        }
        return count * 1e9 / (System.nanoTime() - from);
    }
}
