package org.bailee.server.console.approvals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bailee.server.access.Approval;
import org.bailee.server.shared.Csv;

/// Requests and grants as a file for a spreadsheet.
final class Sheet {
    private Sheet() {}

    static Csv of(List<Row> rows) {
        Csv csv = new Csv(List.of(
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
        rows.forEach(row -> csv.line(cells(row)));
        return csv;
    }

    private static List<String> cells(Row row) {
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
