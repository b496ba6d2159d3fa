package org.bailee.server.keys;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106, version 0x13) at one cost: 32 bytes of a secret and a salt.
///
/// Bouncy Castle is called by class and never registered as a provider: its AES is many times slower than the
/// JDK's.
public record Argon2id(int memoryKib, int passes, int lanes) {
    public static final int LENGTH = 32;

    public byte[] hash(byte[] secret, byte[] salt) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[LENGTH];
        argon2.generateBytes(secret, hash);
        return hash;
    }
}
