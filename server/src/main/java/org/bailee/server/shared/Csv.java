package org.bailee.server.shared;

import java.util.List;
import java.util.stream.Collectors;

/// A list as CSV (RFC 4180) that a spreadsheet shows and never runs.
public final class Csv {
    /// What makes a spreadsheet take a cell for a formula.
    private static final String RUNS = "=+-@\t\r\n";

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

    /// An apostrophe in front makes any cell a text; quotes alone do not.
    static String cell(String text) {
        String inert = !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = inert.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
    }
}
