package org.bailee.server.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A list as CSV (RFC 4180) that a spreadsheet shows and never runs.
public final class Csv {
    /// Where a spreadsheet takes a cell, or a piece of one, for a formula: set to another language it cuts our cells at
    /// semicolons and tabs, and knows nothing of our quotes there. The command line's sheets follow the same rules.
    private static final Pattern RUNS = Pattern.compile(
            "(?:\\A|(?<=[;|\t\r\n]))(?=['\"]*[=+\\-@\uff1d\uff0b\uff0d\uff20])" + "|\\A(?=['\"]*[\t\r\n])");

    private static final String QUOTED = ",\"\r\n;|\t";

    private final StringBuilder text = new StringBuilder();

    public Csv(List<String> heads) {
        line(heads);
    }

    public Csv line(List<String> cells) {
        text.append(row(cells));
        return this;
    }

    /// One line with its end, for who writes a long list as it comes.
    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    public String text() {
        return text.toString();
    }

    /// A moment, in the form every list has it; empty if there was none.
    public static String time(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }

    /// An apostrophe in front makes any cell, and any piece of one, a text; quotes alone do not.
    static String cell(String text) {
        String inert = RUNS.matcher(text).replaceAll("'");
        boolean quoted = inert.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0);
        return quoted ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
    }
}
