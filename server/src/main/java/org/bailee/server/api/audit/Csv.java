package org.bailee.server.api.audit;

import java.util.Iterator;
import java.util.List;

/// CSV (RFC 4180) that a spreadsheet shows and never runs.
final class Csv {
    /// What makes a spreadsheet take a cell for a formula.
    private static final String RUNS = "=+-@\t\r\n";

    private Csv() {}

    static void line(StringBuilder out, List<String> cells) {
        for (Iterator<String> all = cells.iterator(); all.hasNext(); ) {
            out.append(cell(all.next())).append(all.hasNext() ? "," : "\r\n");
        }
    }

    /// An apostrophe in front makes any cell a text; quotes alone do not.
    static String cell(String text) {
        String inert = !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = inert.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
    }
}
