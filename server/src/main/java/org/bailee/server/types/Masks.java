package org.bailee.server.types;

/// What a person sees who may know that a value is there, and which of a few it is, but not the value.
final class Masks {
    static final String HIDDEN = "•••";

    private Masks() {}

    static String hidden(String text) {
        return HIDDEN;
    }

    /// The first letter, if enough stays hidden behind it.
    static String initial(String text) {
        return text.codePointCount(0, text.length()) < 3 ? HIDDEN : Character.toString(text.codePointAt(0)) + HIDDEN;
    }

    /// The last four characters of a long identifier, two of a short one, none of a very short one.
    static String ending(String text) {
        int shown = text.length() >= 12 ? 4 : text.length() >= 6 ? 2 : 0;
        int from = text.length() - shown;
        return shown > 0 && Character.isLowSurrogate(text.charAt(from)) ? HIDDEN : HIDDEN + text.substring(from);
    }

    /// `l•••@e•••.br`: enough to recognise one's own address, too little to write to it.
    static String email(String text) {
        int at = text.lastIndexOf('@');
        String domain = text.substring(at + 1);
        int dot = domain.lastIndexOf('.');
        return initial(text.substring(0, at)) + "@" + initial(domain.substring(0, dot)) + domain.substring(dot);
    }

    /// `1990-••-••`
    static String year(String text) {
        return text.substring(0, text.indexOf('-', 1)) + "-••-••";
    }
}
