package org.bailee.server.console.sessions;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.identity.Factor;
import org.bailee.server.identity.OpenSession;

/// Open sessions as a list.
///
/// @param staff whose they are, where they are somebody else's; empty for one's own
public record SessionsView(Listing<OpenSession> list, List<OpenSession> sessions, String staff) {
    static final List<String> HEADS = List.of("id", "began-at", "seen-at", "factors", "from", "this-one");

    /// One's own, as they stand on the account's page.
    public static SessionsView own(List<OpenSession> sessions, String factor, String sort) {
        return of("/account", "/account/sessions.csv", sessions, factor, sort, "");
    }

    static SessionsView of(String staff, List<OpenSession> sessions, String factor, String sort) {
        String path = "/staff/" + staff + "/sessions";
        return of(path, path + ".csv", sessions, factor, sort, staff);
    }

    private static SessionsView of(
            String path, String sheet, List<OpenSession> sessions, String factor, String sort, String staff) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("factor", Listing.filter(factors(), factor));
        SequencedMap<String, Comparator<OpenSession>> orders = new LinkedHashMap<>();
        orders.put("seen", Comparator.comparing(OpenSession::seenAt));
        orders.put("began", Comparator.comparing(OpenSession::beganAt));
        orders.put("from", Comparator.comparing(OpenSession::source));
        Listing<OpenSession> list = new Listing<>(path, sheet, filters, Columns.of(orders, sort), "", 0);
        List<OpenSession> shown = sessions.stream()
                .filter(one -> filters.containsValue(Listing.ALL) || words(one).contains(factor))
                .toList();
        return new SessionsView(list, list.columns().sorted(shown), staff);
    }

    /// By what one can have come in; the filter there is.
    public static List<String> factors() {
        return Stream.concat(Stream.of("all"), Stream.of(Factor.values()).map(Factor::word))
                .toList();
    }

    public static List<String> words(OpenSession session) {
        return session.factors().keySet().stream().map(Factor::word).sorted().toList();
    }

    Stream<List<String>> lines() {
        return sessions.stream()
                .map(one -> List.of(
                        one.id().toString(),
                        one.beganAt().toString(),
                        one.seenAt().toString(),
                        String.join(" ", words(one)),
                        one.source(),
                        one.isThisOne() ? "yes" : "no"));
    }
}
