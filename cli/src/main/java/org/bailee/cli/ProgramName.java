package org.bailee.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What somebody typed to run this program, so that a hint can be typed as it stands: `./bailee` in a checkout.
///
/// @param typed as a shell takes it
public record ProgramName(String typed) {
    private static final Pattern COMMAND = Pattern.compile(
            "(?<![\\w./-])bailee (?=(?:start|restore|demo|register|import|export"
                    + "|find|open|change|erase|erasure|hold|restrict|tokens|keys|custody|backup|retention|audit|alerts|status|witness|completion)\\b)");
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:=,@%+~-]+");

    /// The script says what was typed; without it the program goes by its own name.
    static ProgramName in(Map<String, String> environment) {
        return new ProgramName(quoted(environment.getOrDefault("BAILEE_TYPED", "bailee")));
    }

    /// The text with this name in front of every command it names. Servers and documents call the program `bailee`.
    public String in(String text) {
        return COMMAND.matcher(text).replaceAll(Matcher.quoteReplacement(typed + " "));
    }

    /// A word as a shell takes it.
    public static String quoted(String word) {
        return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
