package org.bailee.server.console.approvals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bailee.server.access.Approval;

/// Requests and grants as CSV (RFC 4180) that a spreadsheet shows and never runs.
record Sheet(String text) {
    private static final String RUNS = "=+-@\t\r\n";

    static Sheet of(List<Row> rows) {
        String head = line(List.of(
                "id",
                "kind",
                "state",
                "asked-by",
                "asked-at",
                "purpose",
                "wanted",
                "hours",
                "reason",
                "decided-by",
                "decided-at",
                "runs-until",
                "ended-at"));
        return new Sheet(head + rows.stream().map(Sheet::line).collect(Collectors.joining()));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Row row) {
        Approval one = row.approval();
        return line(List.of(
                one.id().toString(),
                one.kind().word(),
                row.standing().word(),
                one.askerName(),
                one.askedAt().toString(),
                one.purpose(),
                one.wanted(),
                Integer.toString(one.hours()),
                one.reason(),
                one.deciderName().orElse(""),
                text(one.decidedAt()),
                text(one.runsUntil()),
                text(one.endedAt())));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Sheet::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// An apostrophe in front makes any cell a text; quotes alone do not.
    private static String cell(String text) {
        String inert = !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = inert.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }
}
