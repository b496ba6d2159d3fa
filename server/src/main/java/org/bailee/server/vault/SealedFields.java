package org.bailee.server.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.crypto.Corrupt;

/// The envelopes of one record side by side under one seal, as one column holds them (docs/spec/sealed-record.md).
///
/// @param seal over every byte of the fields
/// @param packed names and envelopes
record SealedFields(byte[] seal, byte[] packed) {
    private static final byte FORMAT = 1;
    private static final int SEAL_LENGTH = 61;

    /// The bytes to be sealed.
    static byte[] pack(SortedMap<String, byte[]> envelopes) {
        int size = 0;
        for (var field : envelopes.entrySet()) {
            size += 1 + field.getKey().length() + 4 + field.getValue().length;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        envelopes.forEach((name, envelope) -> {
            byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
            out.put((byte) ascii.length).put(ascii);
            out.putInt(envelope.length).put(envelope);
        });
        return out.array();
    }

    /// @throws Corrupt if the bytes are too few, or of another format
    static SealedFields read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 1 + SEAL_LENGTH || in.get() != FORMAT) {
            throw new Corrupt();
        }
        return new SealedFields(take(in, SEAL_LENGTH), take(in, in.remaining()));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(1 + seal.length + packed.length)
                .put(FORMAT)
                .put(seal)
                .put(packed)
                .array();
    }

    /// Each field's envelope; whoever uses one has checked the seal.
    ///
    /// @throws Corrupt if the bytes are no such fields
    SortedMap<String, byte[]> envelopes() {
        SortedMap<String, byte[]> envelopes = new TreeMap<>();
        ByteBuffer in = ByteBuffer.wrap(packed);
        try {
            while (in.hasRemaining()) {
                String name = new String(take(in, Byte.toUnsignedInt(in.get())), StandardCharsets.US_ASCII);
                if (envelopes.put(name, take(in, in.getInt())) != null) {
                    throw new Corrupt();
                }
            }
        } catch (BufferUnderflowException _) {
            throw new Corrupt();
        }
        return envelopes;
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new Corrupt();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
