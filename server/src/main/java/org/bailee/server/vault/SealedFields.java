package org.bailee.server.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.crypto.Corrupt;

/// The envelopes of one record side by side, as one column holds them (docs/spec/sealed-record.md).
///
/// The frame itself is not authenticated: whatever is moved, renamed or cut here fails when its envelope is opened.
final class SealedFields {
    private static final byte FORMAT = 1;

    private SealedFields() {}

    static byte[] pack(SortedMap<String, SealedField> fields) {
        int size = 1;
        for (var field : fields.entrySet()) {
            size += 1 + field.getKey().length() + 8 + 4 + field.getValue().envelope().length;
        }
        ByteBuffer out = ByteBuffer.allocate(size).put(FORMAT);
        fields.forEach((name, sealed) -> {
            byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
            out.put((byte) ascii.length).put(ascii).putLong(sealed.version());
            out.putInt(sealed.envelope().length).put(sealed.envelope());
        });
        return out.array();
    }

    /// @throws Corrupt if the bytes are no such frame
    static SortedMap<String, SealedField> unpack(byte[] packed) {
        SortedMap<String, SealedField> fields = new TreeMap<>();
        ByteBuffer in = ByteBuffer.wrap(packed);
        try {
            if (in.get() != FORMAT) {
                throw new Corrupt();
            }
            while (in.hasRemaining()) {
                String name = new String(take(in, Byte.toUnsignedInt(in.get())), StandardCharsets.US_ASCII);
                long version = in.getLong();
                SealedField field = new SealedField(version, take(in, in.getInt()));
                if (fields.put(name, field) != null) {
                    throw new Corrupt();
                }
            }
        } catch (BufferUnderflowException _) {
            throw new Corrupt();
        }
        return fields;
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new Corrupt();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
