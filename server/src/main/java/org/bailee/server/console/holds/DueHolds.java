package org.bailee.server.console.holds;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.HoldId;
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

    /// @param due the last day of their review; empty for all
    public Stream<Hold> read(Actor actor, Optional<LocalDate> due, Optional<SubjectId> person) {
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

    public static Optional<SubjectId> person(String id) {
        return Optional.of(id).filter(text -> !text.isEmpty()).map(SubjectId::parse);
    }
}
