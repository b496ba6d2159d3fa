package org.bailee.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/// Wraps people's data keys, so that they can lie in the database (docs/spec/key-wrapping.md).
///
/// Numbered, because a new one takes over from time to time while older keys stay wrapped under older ones.
public final class KeyEncryptionKey extends NumberedKey {
    private static final byte FORMAT = 1;

    private final EnvelopeKey dataKeys;

    KeyEncryptionKey(int number, Secret master) {
        super(number, master);
        this.dataKeys = new EnvelopeKey(master, "bailee data-key 1");
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
    }
}
