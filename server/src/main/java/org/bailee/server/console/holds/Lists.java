package org.bailee.server.console.holds;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Hold;

/// Holds as a list: how it is filtered and sorted, and what its sheet holds.
final class Lists {
    static final String SOONEST = "review";

    static final List<String> DUES = List.of(Listing.ALL, "due");
    static final List<String> HEADS = List.of("id", "person", "because", "owner", "review-on", "placed-at", "entry");

    private Lists() {}

    /// @param person whose alone, by id; everybody's if it is empty
    static Listing<Hold> listing(String due, Optional<SubjectId> person, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("due", Listing.filter(DUES, due));
        person.ifPresent(one -> filters.put("person", one.toString()));
        SequencedMap<String, Comparator<Hold>> orders = new LinkedHashMap<>();
        orders.put("review", Comparator.comparing(Hold::reviewOn));
        orders.put("placed", Comparator.comparing(Hold::placedAt));
        orders.put("because", Comparator.comparing(Hold::because, String.CASE_INSENSITIVE_ORDER));
        orders.put("owner", Comparator.comparing(Hold::owner, String.CASE_INSENSITIVE_ORDER));
        return new Listing<>("/holds", filters, Columns.of(orders, sort), "placed", from);
    }

    static List<String> cells(Hold hold) {
        return List.of(
                hold.id().toString(),
                hold.subject().toString(),
                hold.because(),
                hold.owner(),
                hold.reviewOn().toString(),
                hold.placedAt().toString(),
                hold.entry().toString());
    }
}
