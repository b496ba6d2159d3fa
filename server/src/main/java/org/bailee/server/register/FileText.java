package org.bailee.server.register;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Turns the bytes of a register file into text and back without losing one: what is exported is what was applied.
final class FileText {
    static final int MOST_BYTES = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private FileText() {}

    /// The text, or nothing when a mistake was found in it.
    static Optional<String> read(byte[] file, Mistakes mistakes) {
        if (file.length > MOST_BYTES) {
            mistakes.add(FileRules.TOO_LARGE, Spot.START);
            return Optional.empty();
        }
        // No decoding with replacement characters: it would change the file without a word.
        CharBuffer text = CharBuffer.allocate(file.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file), text, true);
        String decoded = text.flip().toString();
        if (result.isError()) {
            mistakes.add(FileRules.NOT_UTF_8, endOf(decoded));
            return Optional.empty();
        }
        int unprintable = firstUnprintable(decoded);
        if (unprintable >= 0) {
            mistakes.add(FileRules.UNPRINTABLE, endOf(decoded.substring(0, unprintable)));
            return Optional.empty();
        }
        return Optional.of(decoded);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Some editors put an invisible mark before the first character; it is kept, but means nothing.
    static String withoutByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static int firstUnprintable(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (!StreamReader.isPrintable(text.codePointAt(at))) {
                return at;
            }
        }
        return -1;
    }

    private static Spot endOf(String before) {
        String text = withoutByteOrderMark(before);
        // The dot keeps a last, still empty line from being overlooked.
        java.util.List<String> lines = (text + ".").lines().toList();
        String last = lines.getLast();
        return new Spot(lines.size(), last.codePointCount(0, last.length()), "");
    }
}
