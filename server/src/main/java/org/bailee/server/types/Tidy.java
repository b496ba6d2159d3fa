package org.bailee.server.types;

import java.text.Normalizer;

/// What every text goes through before its type looks at it: bounded, well-formed, NFC, no control characters, no
/// invisible marks, no blanks around.
///
/// @param mostBytes in UTF-8
/// @param multiline keeps line breaks and inner blanks as they are
record Tidy(int mostBytes, boolean multiline) {
    static final Tidy LINE = new Tidy(4 * 1024, false);
    static final Tidy LINES = new Tidy(4 * 1024, true);
    static final Tidy PROSE = new Tidy(64 * 1024, true);

    Checked check(String raw) {
        if (isTidy(raw)) {
            return Checked.text(raw);
        }
        if (raw.length() > mostBytes) {
            return tooLong();
        }
        if (!isWellFormed(raw)) {
            return Checked.refused(
                    "value.broken-text", "The text holds half a character.", "Send valid Unicode, encoded as UTF-8.");
        }
        String text = strip(Normalizer.normalize(withoutInvisibleMarks(lineBreaks(raw)), Normalizer.Form.NFC));
        if (text.isEmpty()) {
            return Checked.refused("value.empty", "The value is empty.", "Leave the field out when there is no value.");
        }
        if (text.codePoints().anyMatch(this::isForbidden)) {
            return Checked.refused(
                    "value.control-character",
                    multiline
                            ? "The text holds a control character."
                            : "The text holds a line break, tab or other control character.",
                    "Remove it; check the encoding of the file the value came from.");
        }
        String tidied = multiline ? text : singleBlanks(text);
        return utf8Length(tidied) > mostBytes ? tooLong() : Checked.text(tidied);
    }

    /// Most values need nothing: visible letters below U+0300, which are NFC by nature, with single blanks inside.
    private boolean isTidy(String raw) {
        if (raw.length() > mostBytes / 2) {
            return false;
        }
        boolean wasBlank = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean isBlank = c == ' ';
            boolean isVisible = c > ' ' && c < 0x7F || c > 0xA0 && c < 0x300 && c != 0xAD;
            if (!isVisible && !isBlank || isBlank && wasBlank) {
                return false;
            }
            wasBlank = isBlank;
        }
        return !wasBlank;
    }

    private Checked tooLong() {
        return Checked.refused(
                "value.too-long",
                "The value is longer than " + mostBytes / 1024 + " KiB.",
                "Shorten it, or keep it as a file and refer to it.");
    }

    private boolean isForbidden(int c) {
        boolean kept = multiline && (c == '\n' || c == '\t');
        return Character.isISOControl(c) && !kept || (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    }

    private String lineBreaks(String text) {
        return multiline && text.indexOf('\r') >= 0 ? text.replace("\r\n", "\n").replace('\r', '\n') : text;
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /// Byte-order mark, zero-width space, word joiner, soft hyphen and direction controls: pasted along unseen, they
    /// would make equal values differ.
    /// Joiners stay, because scripts need them.
    private static String withoutInvisibleMarks(String text) {
        return isPlain(text)
                ? text
                : text.codePoints()
                        .filter(c -> !isInvisibleMark(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isInvisibleMark(int c) {
        return switch (c) {
            case 0xFEFF, 0x200B, 0x2060, 0x00AD, 0x061C, 0x200E, 0x200F -> true;
            default -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        };
    }

    static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String singleBlanks(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBlank(c)) {
                result.append(c);
            } else if (!blank) {
                result.append(' ');
            }
            blank = isBlank(c);
        }
        return result.toString();
    }

    private static int utf8Length(String text) {
        return text.codePoints()
                .map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                .sum();
    }
}
