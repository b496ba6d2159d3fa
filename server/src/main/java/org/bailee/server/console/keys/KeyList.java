package org.bailee.server.console.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bailee.server.identity.ServiceAccount;
import org.bailee.server.shared.ActorId;

/// The keys as somebody asked to see them: which, in which order, on a page or as lines of a table.
///
/// @param show one of [#SHOWS]
/// @param sort one of [#SORTS]
record KeyList(List<KeyRow> rows, String show, String sort) {
    static final List<String> SHOWS = List.of(KeyRow.LIVE, "expired", "revoked", "all");
    static final List<String> SORTS = List.of("name", "used", "expires");

    private static final List<String> HEAD = List.of(
            "id",
            "name",
            "prefix",
            "state",
            "permissions",
            "roles",
            "purposes",
            "people-per-hour",
            "made-by",
            "created-at",
            "expires-at",
            "last-used-on");

    private static final Map<String, Comparator<ServiceAccount>> ORDERS = Map.of(
            "name", Comparator.comparing(ServiceAccount::name, String.CASE_INSENSITIVE_ORDER),
            "used",
                    Comparator.comparing((ServiceAccount account) ->
                                    account.lastUsedOn().orElse(LocalDate.MIN))
                            .reversed(),
            "expires", Comparator.comparing(ServiceAccount::expiresAt));

    /// What is none of the choices is the first of them.
    static KeyList of(List<ServiceAccount> all, String show, String sort, Instant now) {
        String shown = SHOWS.contains(show) ? show : SHOWS.getFirst();
        String sorted = SORTS.contains(sort) ? sort : SORTS.getFirst();
        Comparator<ServiceAccount> order = ORDERS.getOrDefault(sorted, Comparator.comparing(ServiceAccount::id));
        return new KeyList(
                all.stream()
                        .sorted(order)
                        .map(account -> KeyRow.of(account, all, now))
                        .filter(row -> shown.equals("all") || row.state().equals(shown))
                        .toList(),
                shown,
                sorted);
    }

    List<List<String>> lines() {
        return Stream.concat(Stream.of(HEAD), rows.stream().map(KeyList::line)).toList();
    }

    private static List<String> line(KeyRow row) {
        ServiceAccount account = row.account();
        ActorId maker = account.madeBy();
        return List.of(
                account.id().toString(),
                account.name(),
                account.prefix(),
                row.state(),
                String.join(" ", row.permissions()),
                String.join(" ", account.roles()),
                String.join(" ", account.purposes()),
                account.limit().word(),
                maker.toString(),
                account.createdAt().toString(),
                account.expiresAt().toString(),
                account.lastUsedOn().map(LocalDate::toString).orElse(""));
    }
}
