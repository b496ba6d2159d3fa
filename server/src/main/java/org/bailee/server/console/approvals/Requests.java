package org.bailee.server.console.approvals;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.bailee.server.access.Approval;
import org.bailee.server.access.Approval.Standing;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.shared.Csv;

/// Requests and grants as a list: how it is filtered and sorted, and what its sheet holds.
final class Requests {
    static final String NEWEST = "-asked";

    static final List<String> HEADS = List.of(
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

    private Requests() {}

    static Listing<Row> listing(String show, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("show", Listing.filter(ApprovalsView.SHOWS, show));
        SequencedMap<String, Comparator<Row>> orders = new LinkedHashMap<>();
        orders.put("asked", Comparator.comparing(row -> row.approval().askedAt()));
        orders.put("who", Comparator.comparing(row -> row.approval().askerName(), String.CASE_INSENSITIVE_ORDER));
        orders.put("purpose", Comparator.comparing(row -> row.approval().purpose()));
        orders.put("state", Comparator.comparing(Row::standing));
        orders.put(
                "until", Comparator.comparing(row -> row.approval().runsUntil().orElse(Instant.MIN)));
        return new Listing<>("/approvals", filters, Columns.of(orders, sort), NEWEST, from);
    }

    static boolean isShown(Row row, Listing<Row> list) {
        boolean open = row.standing() == Standing.WAITING || row.standing() == Standing.ACTIVE;
        return switch (list.filter("show")) {
            case "waiting" -> row.standing() == Standing.WAITING;
            case "active" -> row.standing() == Standing.ACTIVE;
            case "past" -> !open;
            default -> true;
        };
    }

    static List<String> cells(Row row) {
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
                Csv.time(one.decidedAt()),
                Csv.time(one.runsUntil()),
                Csv.time(one.endedAt()));
    }
}
