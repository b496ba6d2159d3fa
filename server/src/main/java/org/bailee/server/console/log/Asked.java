package org.bailee.server.console.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.Outcome;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// Which entries a reader of the log asks for: of whom, by whom, of which kind, how long ago.
///
/// @param who an account's id, or all
/// @param person a customer's id, or all
public record Asked(String kind, String outcome, String since, String who, String person) {

    static final List<String> OUTCOMES = List.of(Listing.ALL, "done", "refused", "failed");
    static final List<String> SINCE = List.of(Listing.ALL, "hour", "day", "week", "month");

    static Asked of(String kind, String outcome, String since, Optional<String> who, Optional<String> person) {
        return new Asked(
                Listing.filter(Kinds.ALL, kind),
                Listing.filter(OUTCOMES, outcome),
                Listing.filter(SINCE, since),
                id(who).map(id -> ActorId.parse(id).toString()).orElse(Listing.ALL),
                id(person).map(id -> SubjectId.parse(id).toString()).orElse(Listing.ALL));
    }

    EntryQuery query(Instant now, Optional<String> after, int limit) {
        return new EntryQuery(
                given(person).map(SubjectId::parse),
                given(who).map(ActorId::parse),
                given(kind),
                Optional.empty(),
                given(outcome).map(word -> Outcome.valueOf(word.toUpperCase(Locale.ROOT))),
                given(since).map(span -> now.minus(length(span))),
                Optional.empty(),
                after.map(EntryId::parse),
                limit);
    }

    private static Duration length(String span) {
        return switch (span) {
            case "hour" -> Duration.ofHours(1);
            case "day" -> Duration.ofDays(1);
            case "week" -> Duration.ofDays(7);
            default -> Duration.ofDays(30);
        };
    }

    private static Optional<String> id(Optional<String> sent) {
        return sent.map(String::strip).filter(id -> !id.isEmpty() && !id.equals(Listing.ALL));
    }

    private static Optional<String> given(String filter) {
        return Optional.of(filter).filter(word -> !word.equals(Listing.ALL));
    }
}
