package org.bailee.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.identity.PeopleLimit;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;

/// Counts whom each limited actor opens, on every node together, and refuses what goes beyond:
/// docs/spec/need-to-know.md.
final class Tally {
    static final Duration WINDOW = Duration.ofHours(1);

    /// All openings may be so many times the people: the same person again tells little, but not nothing.
    static final int OPENINGS_PER_PERSON = 10;

    /// @param times how often one request opens the person
    /// @param plain whether a value is shown plain
    record Opened(SubjectId subject, int times, boolean plain) {}

    private final TallyStore store;
    private final RequestStore requests;
    private final AuditLog audit;
    private final Tx tx;
    private final InstantSource clock;
    private final Turns turns = new Turns();
    private final AtomicReference<Instant> sweptAt = new AtomicReference<>(Instant.EPOCH);

    Tally(TallyStore store, RequestStore requests, AuditLog audit, Tx tx, InstantSource clock) {
        this.store = store;
        this.requests = requests;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /// Counts, all of it or nothing.
    ///
    /// @throws Problem if a limit refuses; not yet recorded
    void count(Actor actor, PeopleLimit limit, String purpose, List<Opened> opened) {
        if (limit.most().isEmpty() || opened.isEmpty()) {
            return;
        }
        int most = limit.most().get();
        turns.take(
                actor,
                () -> tx.write(() -> {
                    counted(actor, most, purpose, opened);
                    return true;
                }));
        sweep();
    }

    private void counted(Actor actor, int most, String purpose, List<Opened> opened) {
        store.takeTurn(actor.id(), clock.instant());
        // After the turn: whoever waited must not count from the moment it came.
        Instant now = clock.instant();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Instant since = minute.minus(WINDOW);
        Set<SubjectId> plain = new TreeSet<>();
        opened.stream().filter(Opened::plain).forEach(one -> plain.add(one.subject()));
        TallyStore.Count before = store.count(actor.id(), since);
        Set<SubjectId> known = plain.isEmpty() ? Set.of() : store.known(actor.id(), since, plain);
        boolean fitsPeople = before.people() + plain.size() - known.size() <= most;
        long wanted = opened.stream().mapToLong(Opened::times).sum();
        long mostOpenings = (long) most * OPENINGS_PER_PERSON;
        if (fitsPeople && before.openings() + wanted <= mostOpenings) {
            store.add(actor.id(), minute, opened);
            return;
        }
        if (!plain.isEmpty() && drawn(actor, purpose, plain, now)) {
            return;
        }
        throw fitsPeople ? exhausted(actor, mostOpenings, wanted, since, now) : Refusals.bulk(purpose, most, actor);
    }

    private boolean drawn(Actor actor, String purpose, Set<SubjectId> people, Instant now) {
        for (Approval grant : requests.bulk(actor.id(), purpose, now)) {
            Set<SubjectId> fresh = new TreeSet<>(people);
            fresh.removeAll(requests.drawn(grant.id(), people));
            if (fresh.size() > grant.left()) {
                continue;
            }
            if (!fresh.isEmpty()) {
                requests.draw(grant.id(), fresh);
                audit.append(actor, AccessEvent.of("bulk-used", grant).with("people", fresh.size()));
            }
            return true;
        }
        return false;
    }

    private Unavailable exhausted(Actor actor, long most, long wanted, Instant since, Instant now) {
        long tooMany = wanted - most;
        Map<Instant, Long> minutes = store.byMinute(actor.id(), since);
        for (long openings : minutes.values()) {
            tooMany += openings;
        }
        Instant free = now.plus(WINDOW);
        for (Map.Entry<Instant, Long> minute : minutes.entrySet()) {
            tooMany -= minute.getValue();
            if (tooMany <= 0) {
                // A minute counts whole until its last second is an hour old.
                free = minute.getKey().plus(WINDOW).plus(1, ChronoUnit.MINUTES);
                break;
            }
        }
        return Refusals.exhausted(most, Duration.between(now, free));
    }

    /// Forgets what no window needs, once a minute at the most: it says who opened whom.
    private void sweep() {
        Instant now = clock.instant();
        Instant last = Objects.requireNonNull(sweptAt.get());
        if (now.isBefore(last.plus(1, ChronoUnit.MINUTES)) || !sweptAt.compareAndSet(last, now)) {
            return;
        }
        store.forget(now.truncatedTo(ChronoUnit.MINUTES).minus(WINDOW));
        requests.forgetDrawn(now);
    }
}
