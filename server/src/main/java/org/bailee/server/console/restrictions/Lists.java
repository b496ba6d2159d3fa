package org.bailee.server.console.restrictions;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Hold;
import org.bailee.server.vault.HoldKind;

/// Restrictions as a list: how it is filtered and sorted, and what its sheet holds.
final class Lists {
    static final String SOONEST = "review";

    static final List<String> DUES = List.of(Listing.ALL, "due");
    static final List<String> GROUNDS = Stream.of(HoldKind.values())
            .filter(HoldKind::isRestriction)
            .map(HoldKind::word)
            .toList();
    static final List<String> GROUND_FILTER =
            Stream.concat(Stream.of(Listing.ALL), GROUNDS.stream()).toList();
    static final List<String> HEADS =
            List.of("id", "person", "ground", "because", "owner", "review-on", "placed-at", "entry");

    private Lists() {}

    /// @param person whose alone, by id; everybody's if it is empty
    static Listing<Hold> listing(String due, String ground, Optional<SubjectId> person, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("due", Listing.filter(DUES, due));
        filters.put("ground", Listing.filter(GROUND_FILTER, ground));
        person.ifPresent(one -> filters.put("person", one.toString()));
        SequencedMap<String, Comparator<Hold>> orders = new LinkedHashMap<>();
        orders.put("review", Comparator.comparing(Hold::reviewOn));
        orders.put("placed", Comparator.comparing(Hold::placedAt));
        orders.put("ground", Comparator.comparing(Hold::kind));
        orders.put("because", Comparator.comparing(Hold::because, String.CASE_INSENSITIVE_ORDER));
        orders.put("owner", Comparator.comparing(Hold::owner, String.CASE_INSENSITIVE_ORDER));
        return new Listing<>("/restrictions", filters, Columns.of(orders, sort), "placed", from);
    }

    /// Whether the list asks for its ground.
    static boolean isAsked(Listing<Hold> list, Hold hold) {
        String ground = list.filter("ground");
        return ground.equals(Listing.ALL) || ground.equals(hold.kind().word());
    }

    static List<String> cells(Hold hold) {
        return List.of(
                hold.id().toString(),
                hold.subject().toString(),
                hold.kind().word(),
                hold.because(),
                hold.owner(),
                hold.reviewOn().toString(),
                hold.placedAt().toString(),
                hold.entry().toString());
    }
}
