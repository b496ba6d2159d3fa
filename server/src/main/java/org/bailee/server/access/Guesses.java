package org.bailee.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;

/// Lets an actor search in vain only so often by what it may see only masked, on every node together: else it finds the
/// value out by trying.
///
/// A search is taken off before it is made, and given back when it found somebody: what is asked and counted apart lets
/// through whatever comes at once.
final class Guesses {
    /// People type slowly; a program that holds real values is rarely wrong.
    static final Limit STAFF = new Limit(20, Duration.ofHours(1));

    static final Limit KEYS = new Limit(120, Duration.ofMinutes(1));

    /// @param most in vain at once
    /// @param refill until all of them are back, one after the other
    record Limit(int most, Duration refill) {
        Duration each() {
            return refill.dividedBy(most);
        }
    }

    private final GuessStore store;
    private final InstantSource clock;
    private final Turns turns = new Turns();

    Guesses(GuessStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// @param count counts whom the search found, or refuses; then it was a try like one in vain
    /// @throws Unavailable if there were too many in vain lately; then nothing was looked for
    List<SubjectId> search(Actor actor, Supplier<List<SubjectId>> look, Consumer<List<SubjectId>> count) {
        Limit limit = actor instanceof StaffMember ? STAFF : KEYS;
        turns.take(actor, () -> claim(actor, limit));
        List<SubjectId> found;
        try {
            found = look.get();
        } catch (Invalid nothingTried) {
            giveBack(actor, limit);
            throw nothingTried;
        }
        if (!found.isEmpty()) {
            count.accept(found);
            giveBack(actor, limit);
        }
        return found;
    }

    private boolean claim(Actor actor, Limit limit) {
        Instant now = clock.instant();
        if (store.claim(actor.id(), limit, now)) {
            return true;
        }
        Instant next = store.fullAt(actor.id()).plus(limit.each()).minus(limit.refill());
        throw Refusals.guessing(next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO);
    }

    private void giveBack(Actor actor, Limit limit) {
        turns.take(actor, () -> store.giveBack(actor.id(), limit));
    }
}
