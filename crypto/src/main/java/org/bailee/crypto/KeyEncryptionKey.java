package org.bailee.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/// Wraps people's data keys and the audit log's signing keys, so that they can lie in the database
/// (docs/spec/key-wrapping.md).
///
/// Numbered, because a new one takes over from time to time while older keys stay wrapped under older ones.
public final class KeyEncryptionKey extends NumberedKey {
    private static final byte FORMAT = 1;

    private final EnvelopeKey dataKeys;
    private final EnvelopeKey logSeeds;

    KeyEncryptionKey(int number, Secret master) {
        super(number, master);
        this.dataKeys = new EnvelopeKey(master, "bailee data-key 1");
        this.logSeeds = new EnvelopeKey(master, "bailee log-key 1");
    }

    public static KeyEncryptionKey random(int number, SecureRandom random) {
        return new KeyEncryptionKey(number, Secret.random(random));
    }

    public byte[] wrap(DataKey key, UUID person, SecureRandom random) {
        byte[] bytes = key.bytes();
        try {
            return dataKeys.seal(bytes, place(person), random);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// @throws Corrupt if the key was not wrapped under this key for this person
    public DataKey unwrap(byte[] wrapped, UUID person) {
        byte[] bytes = dataKeys.open(wrapped, place(person));
        if (bytes.length != Secret.LENGTH) {
            throw new Corrupt();
        }
        return new DataKey(Secret.takeFrom(bytes));
    }

    /// Wraps a person's data key, which this key wraps, under another.
    ///
    /// @throws Corrupt if the key was not wrapped under this key for this person
    public byte[] rewrap(byte[] wrapped, UUID person, KeyEncryptionKey under, SecureRandom random) {
        byte[] bytes = dataKeys.open(wrapped, place(person));
        try {
            if (bytes.length != Secret.LENGTH) {
                throw new Corrupt();
            }
            return under.dataKeys.seal(bytes, under.place(person), random);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// @param number of the log's signing key
    public byte[] wrapLogSeed(byte[] seed, int number, SecureRandom random) {
        return logSeeds.seal(seed, place(number), random);
    }

    /// @throws Corrupt if it was not wrapped under this key as the seed of the signing key of that number
    public byte[] unwrapLogSeed(byte[] wrapped, int number) {
        byte[] seed = logSeeds.open(wrapped, place(number));
        if (seed.length != Secret.LENGTH) {
            throw new Corrupt();
        }
        return seed;
    }

    private byte[] place(int logKey) {
        return ByteBuffer.allocate(1 + 4 + 4)
                .put(FORMAT)
                .putInt(logKey)
                .putInt(number())
                .array();
    }

    private byte[] place(UUID person) {
        return ByteBuffer.allocate(1 + 16 + 4)
                .put(FORMAT)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .putInt(number())
                .array();
    }

    @Override
    public void destroy() {
        super.destroy();
        dataKeys.destroy();
        logSeeds.destroy();
    }
}
