package org.bailee.server.console.watch;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.shared.Csv;
import org.bailee.server.watch.Alert;
import org.bailee.server.watch.AlertQuery;
import org.bailee.server.watch.Grade;

/// Alerts as a list: how it is filtered and sorted, and what its sheet holds.
final class Lists {
    static final String NEWEST = "-since";
    static final int PER_FETCH = 500;

    static final List<String> HEADS = List.of(
            "id",
            "grade",
            "rule",
            "why",
            "who",
            "account",
            "person",
            "first-at",
            "last-at",
            "count",
            "acknowledged-by",
            "acknowledged-at",
            "reason");

    private Lists() {}

    static Listing<Row> listing(List<String> rules, String state, String grade, String rule, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("state", Listing.filter(WatchView.STATES, state));
        filters.put("grade", Listing.filter(WatchView.GRADES, grade));
        filters.put("rule", Listing.filter(rules, rule));
        SequencedMap<String, Comparator<Row>> orders = new LinkedHashMap<>();
        orders.put("since", Comparator.comparing(row -> row.alert().firstAt()));
        orders.put("grade", Comparator.comparing(row -> row.alert().grade()));
        orders.put("rule", Comparator.comparing(row -> row.alert().rule()));
        orders.put("who", Comparator.comparing(Row::who, String.CASE_INSENSITIVE_ORDER));
        orders.put("last", Comparator.comparing(row -> row.alert().lastAt()));
        orders.put("count", Comparator.comparingLong(row -> row.alert().count()));
        orders.put("state", Comparator.comparing(row -> row.alert().isOpen()));
        return new Listing<>("/watch", filters, Columns.of(orders, sort), NEWEST, from);
    }

    static AlertQuery query(Listing<Row> list, Optional<UUID> after) {
        return new AlertQuery(
                switch (list.filter("state")) {
                    case "open" -> Optional.of(true);
                    case "acknowledged" -> Optional.of(false);
                    default -> Optional.empty();
                },
                Grade.named(list.filter("grade")),
                Optional.of(list.filter("rule")).filter(rule -> !rule.equals(Listing.ALL)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                after,
                PER_FETCH);
    }

    static List<String> cells(Row row) {
        Alert alert = row.alert();
        Optional<Alert.Acknowledgement> done = alert.acknowledgement();
        return List.of(
                alert.id().toString(),
                alert.grade().word(),
                alert.rule(),
                row.says(),
                row.who(),
                alert.actor().toString(),
                alert.person().map(Object::toString).orElse(""),
                alert.firstAt().toString(),
                alert.lastAt().toString(),
                Long.toString(alert.count()),
                done.map(one -> one.by().toString()).orElse(""),
                Csv.time(done.map(Alert.Acknowledgement::at)),
                done.map(Alert.Acknowledgement::reason).orElse(""));
    }
}
