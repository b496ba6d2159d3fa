package org.bailee.server.console.approvals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.server.access.Approval;

/// Requests and grants as lines of a table.
final class Sheet {
    private static final List<String> HEAD = List.of(
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
            "ended-at");

    private Sheet() {}

    static List<List<String>> of(List<Row> rows) {
        return Stream.concat(Stream.of(HEAD), rows.stream().map(Sheet::line)).toList();
    }

    private static List<String> line(Row row) {
        Approval one = row.approval();
        return List.of(
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
                text(one.endedAt()));
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }
}
