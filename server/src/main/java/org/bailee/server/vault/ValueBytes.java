package org.bailee.server.vault;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.crypto.Corrupt;
import org.bailee.server.types.Value;

/// A value as the bytes inside its envelope (docs/spec/sealed-record.md).
final class ValueBytes {
    private static final byte TEXT = 1;
    private static final byte PARTS = 2;

    private ValueBytes() {}

    static byte[] of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                yield ByteBuffer.allocate(1 + utf8.length).put(TEXT).put(utf8).array();
            }
            case Value.Parts(SortedMap<String, String> parts) -> parts(parts);
        };
    }

    /// @throws Corrupt if the bytes are no value; only a defect can have sealed such bytes
    static Value read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return switch (in.get()) {
                case TEXT -> new Value.Text(take(in, in.remaining()));
                case PARTS -> {
                    SortedMap<String, String> parts = new TreeMap<>();
                    while (in.hasRemaining()) {
                        parts.put(take(in, Byte.toUnsignedInt(in.get())), take(in, in.getInt()));
                    }
                    yield new Value.Parts(parts);
                }
                default -> throw new Corrupt();
            };
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            throw new Corrupt();
        }
    }

    private static byte[] parts(SortedMap<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(PARTS);
            for (var part : parts.entrySet()) {
                byte[] name = part.getKey().getBytes(StandardCharsets.US_ASCII);
                byte[] text = part.getValue().getBytes(StandardCharsets.UTF_8);
                out.writeByte(name.length);
                out.write(name);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new Corrupt();
        }
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
