package org.bailee.server.backup;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The rows of a part with their table's columns already known, squeezed where that gains anything.
final class PartBytes {
    /// Where the rows of a part that is to be packed begin.
    static final int FIRST = 1;

    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;

    /// Most of what is kept is sealed already and cannot be squeezed; a part's beginning tells.
    private static final int SAMPLE = 1 << 15;

    /// Squeezing takes longer than all else that is done to a part, so it has to bring it down to a third.
    private static final int WORTHWHILE = 3;

    /// @param length how much of the bytes it is, from their beginning
    record Packed(byte[] bytes, int length) {}

    private PartBytes() {}

    /// @param rows from [#FIRST] on; what is before is taken for the packing, so that nothing has to be copied
    /// @param length of the rows
    /// @return the packed part, in the same bytes or in others
    static Packed pack(byte[] rows, int length) {
        byte[] sample = deflate(rows, Math.min(length, SAMPLE));
        if (sample.length > Math.min(length, SAMPLE) / WORTHWHILE) {
            rows[0] = PLAIN;
            return new Packed(rows, FIRST + length);
        }
        byte[] deflated = length <= SAMPLE ? sample : deflate(rows, length);
        return new Packed(deflated, deflated.length);
    }

    /// @param length of the rows, as the manifest has it: never is more room taken
    static byte[] unpack(byte[] packed, int length) {
        if (packed.length == 0) {
            throw Refused.malformed();
        }
        return switch (packed[0]) {
            case PLAIN -> plain(packed, length);
            case DEFLATED -> inflate(packed, length);
            default -> throw Refused.malformed();
        };
    }

    private static byte[] plain(byte[] packed, int length) {
        if (packed.length != 1 + length) {
            throw Refused.malformed();
        }
        return Arrays.copyOfRange(packed, 1, packed.length);
    }

    private static byte[] deflate(byte[] rows, int length) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(rows, FIRST, length);
            deflater.finish();
            byte[] out = new byte[1 + length + (length >> 8) + 64];
            out[0] = DEFLATED;
            int size = 1;
            while (!deflater.finished()) {
                if (size == out.length) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                size += deflater.deflate(out, size, out.length - size);
            }
            return Arrays.copyOf(out, size);
        }
    }

    private static byte[] inflate(byte[] packed, int length) {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed, 1, packed.length - 1);
            byte[] rows = new byte[length];
            int size = 0;
            while (size < length) {
                int some = inflater.inflate(rows, size, length - size);
                if (some == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    throw Refused.malformed();
                }
                size += some;
            }
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished() || inflater.getRemaining() != 0) {
                throw Refused.malformed();
            }
            return rows;
        } catch (DataFormatException _) {
            throw Refused.malformed();
        }
    }
}
