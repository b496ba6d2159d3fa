package org.bailee.server.types;

/// ASCII digits and letters. Other scripts' digits are not taken for them: a checksum over them would mean nothing.
final class Digits {
    private Digits() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean areAll(String text) {
        return !text.isEmpty() && text.chars().allMatch(Digits::isDigit);
    }

    /// The number at most nine digits spell, or -1 when they do not spell one.
    static int number(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    static int at(String text, int index) {
        return text.charAt(index) - '0';
    }

    /// Without blanks, dots, slashes and any kind of dash, in upper case: an official number as registers keep it.
    static String compact(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSeparator(c)) {
                result.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
            }
        }
        return result.toString();
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '.' || c == '/' || c == '-' || c == '·' || c >= '\u2010' && c <= '\u2015';
    }
}
