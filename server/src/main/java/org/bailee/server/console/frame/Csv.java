package org.bailee.server.console.frame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A list as CSV (RFC 4180) that a spreadsheet shows and never runs.
public final class Csv {
    /// What makes a spreadsheet take a cell for a formula.
    private static final String RUNS = "=+-@\t\r\n";

    private final StringBuilder text = new StringBuilder();

    public Csv(List<String> heads) {
        line(heads);
    }

    public Csv line(List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
        return this;
    }

    /// As a file that no cache keeps.
    public ResponseEntity<byte[]> file(String name) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// An apostrophe in front makes any cell a text; quotes alone do not.
    static String cell(String text) {
        String inert = !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = inert.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
    }
}
