package org.bailee.server.console.holds;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Hold;

/// Holds or restrictions as a page asks for them: of one person or of all, every one or those to be reviewed by now.
public final class DueHolds {
    private static final int PER_FETCH = 500;

    private final OfPerson ofPerson;
    private final OfAll ofAll;
    private final InstantSource clock;

    /// Those of one person.
    public interface OfPerson {
        List<Hold> read(Actor actor, SubjectId subject);
    }

    /// Everybody's, a page at a time; to be reviewed by a day, if one is given.
    public interface OfAll {
        Page<Hold> read(Actor actor, Optional<LocalDate> due, Optional<HoldId> after, int limit);
    }

    public DueHolds(OfPerson ofPerson, OfAll ofAll, InstantSource clock) {
        this.ofPerson = ofPerson;
        this.ofAll = ofAll;
        this.clock = clock;
    }

    /// @param list whether it asks for all, or for those to be reviewed by now
    public Stream<Hold> read(Actor actor, Listing<Hold> list, Optional<SubjectId> person) {
        Optional<LocalDate> due = list.filter("due").equals("due") ? Optional.of(today()) : Optional.empty();
        return person.map(one -> ofPerson.read(actor, one).stream()
                        .filter(hold -> due.isEmpty() || !hold.reviewOn().isAfter(due.get())))
                .orElseGet(() -> all(actor, due));
    }

    /// How many are to be reviewed by now.
    public long due(Actor actor) {
        return all(actor, Optional.of(today())).count();
    }

    /// As the vault counts days.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Stream<Hold> all(Actor actor, Optional<LocalDate> due) {
        return Page.all(after -> ofAll.read(actor, due, after.map(HoldId::parse), PER_FETCH));
    }

    /// @throws Invalid if what was typed is no day
    public static LocalDate day(String where, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Invalid.of(where, "day.malformed", "This is not a day.", "Write it as 2026-12-31.");
        }
    }

    public static Optional<SubjectId> person(String id) {
        return Optional.of(id).filter(text -> !text.isEmpty()).map(SubjectId::parse);
    }
}
