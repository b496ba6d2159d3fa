package org.bailee.server.register;

import java.util.regex.Pattern;

/// The spelling of names, and of places put together from them.
final class Names {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*+(?:-[a-z0-9]++)*+");
    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.*-]{1,64}");

    private Names() {}

    static boolean isName(String text) {
        return text.length() <= 64 && NAME.matcher(text).matches();
    }

    /// The place of a key. A key that could be no name or path is not repeated: it may be anything, even somebody's
    /// data.
    static String below(String where, String key) {
        String shown = SHOWABLE.matcher(key).matches() ? key : "?";
        return where.isEmpty() ? shown : where + "." + shown;
    }
}
