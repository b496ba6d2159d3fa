package org.bailee.server.vault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.IndexKeys;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.BuildStore.Turn;

/// Takes down indexes that nobody writes or reads any more: their rows, then their keys, then the traces of those.
final class Retiring {
    static final int BATCH = 1_000;

    /// How long a key stays after its rows are gone: who prepares a request may have looked at the plan a second ago.
    static final Duration FADING = Duration.ofMinutes(1);

    private final BuildStore store;
    private final IndexKeys keys;
    private final AuditLog audit;
    private final ClockWatch watch;
    private final InstantSource clock;
    private final Tx tx;

    Retiring(Parts parts, IndexKeys keys, ClockWatch watch) {
        this.store = parts.stores().builds();
        this.keys = keys;
        this.audit = parts.audit();
        this.watch = watch;
        this.clock = parts.clock();
        this.tx = parts.tx();
    }

    /// @return whether there was anything to do
    boolean step() {
        List<SearchIndex> destroyed = store.scrubbing();
        if (!destroyed.isEmpty()) {
            keys.scrub();
            destroyed.forEach(index -> store.end(index.number(), clock.instant()));
            return true;
        }
        // By a clock that jumped the minute would be over at once, and who prepares a request by the plan of before
        // would find its key gone. Asked before the transaction, which would hold up whoever looks at the clock.
        return watch.believed().filter(this::step).isPresent();
    }

    private boolean step(Instant now) {
        return tx.write(() -> {
            List<Turn> turns = store.retiring(now);
            turns.stream().findFirst().ifPresent(turn -> step(turn, now));
            return !turns.isEmpty();
        });
    }

    private void step(Turn turn, Instant now) {
        int number = turn.index().number();
        Optional<SubjectId> last = store.takeDown(number, turn.after(), BATCH);
        if (last.isPresent()) {
            store.advance(number, last.get());
            return;
        }
        Instant over = turn.leftAt().orElseThrow().plus(FADING);
        if (now.isBefore(over)) {
            store.putOff(number, over);
            return;
        }
        if (keys.destroy(number)) {
            audit.append(Actor.bailee(), IndexEvent.destroyed(turn.index()));
        }
        store.scrub(number);
    }
}
