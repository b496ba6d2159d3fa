package org.bailee.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.SealKey;

/// Makes a key of a passphrase by Argon2id, at a cost that is written down beside what is sealed under it.
record Stretching(int memoryKib, int passes, int lanes, byte[] salt) {
    static final int HEADER_LENGTH = 1 + 3 * 4 + 16;

    private static final byte FORMAT = 1;
    private static final int PASSES = 3;
    private static final int MOST_MEMORY_KIB = 1 << 20;
    private static final int MOST_PASSES = 64;
    private static final int MOST_LANES = 64;

    static Stretching fresh(int memoryKib, SecureRandom random) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new Stretching(memoryKib, PASSES, 1, salt);
    }

    byte[] header() {
        return ByteBuffer.allocate(HEADER_LENGTH)
                .put(FORMAT)
                .putInt(memoryKib)
                .putInt(passes)
                .putInt(lanes)
                .put(salt)
                .array();
    }

    /// @throws Corrupt if it is no header, or asks for more than any header of ours: it may be hostile
    static Stretching read(byte[] sealed) {
        ByteBuffer in = ByteBuffer.wrap(sealed);
        try {
            byte format = in.get();
            Stretching read = new Stretching(in.getInt(), in.getInt(), in.getInt(), new byte[16]);
            in.get(read.salt);
            if (format == FORMAT
                    && isWithin(read.passes, MOST_PASSES)
                    && isWithin(read.lanes, MOST_LANES)
                    && isWithin(read.memoryKib, MOST_MEMORY_KIB)
                    && read.memoryKib >= 8 * read.lanes) {
                return read;
            }
        } catch (BufferUnderflowException _) {
            // too short, reported below
        }
        throw new Corrupt();
    }

    SealKey key(String passphrase) {
        // One spelling: the same letters can be typed composed on one machine and decomposed on another.
        byte[] utf8 = Normalizer.normalize(passphrase, Normalizer.Form.NFC).getBytes(UTF_8);
        byte[] key = new Argon2id(memoryKib, passes, lanes).hash(utf8, salt);
        Arrays.fill(utf8, (byte) 0);
        return SealKey.takeFrom(key);
    }

    private static boolean isWithin(int number, int most) {
        return number >= 1 && number <= most;
    }
}
