package org.bailee.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bailee.server.audit.Placed;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.jspecify.annotations.Nullable;

/// Reads the log on from where it was left, on one node at a time, and shows every entry to the rules.
///
/// How far it was read, what is usual, and the alerts are one transaction: an entry is looked at once, whatever
/// is killed when. After a pause of any length it catches up. Used by one thread.
final class Reader {
    static final int MOST = 500;
    static final Duration LEASE = Duration.ofSeconds(10);

    /// So that new roles of staff are known, and old profiles forgotten.
    private static final Duration ANEW = Duration.ofMinutes(15);

    private static final Duration KEPT = Duration.ofDays(400);
    private static final long UNKNOWN = -1;

    private final EntryStream stream;
    private final LongSupplier end;
    private final ReadingStore store;
    private final SettingStore settings;
    private final Alarms alarms;
    private final HoneyStore honey;
    private final Function<ActorId, String> groups;
    private final Tx tx;
    private final UUID node;
    private final Supplier<Optional<Instant>> believed;
    private final InstantSource clock;
    private @Nullable Office office;
    private long position = UNKNOWN;
    private Instant heldUntil = Instant.EPOCH;
    private Instant readAnewAt = Instant.EPOCH;

    /// @param end how many entries the log has
    /// @param believed what the clock says, unless it jumped: by such a one nothing is forgotten
    /// @param groups the roles of an actor in one word; empty for who has no peers
    /// @param node of this process, different each time it starts
    Reader(
            EntryStream stream,
            LongSupplier end,
            ReadingStore store,
            SettingStore settings,
            Alarms alarms,
            HoneyStore honey,
            Function<ActorId, String> groups,
            Tx tx,
            UUID node,
            Supplier<Optional<Instant>> believed,
            InstantSource clock) {
        this.stream = stream;
        this.end = end;
        this.store = store;
        this.settings = settings;
        this.alarms = alarms;
        this.honey = honey;
        this.groups = groups;
        this.tx = tx;
        this.node = node;
        this.believed = believed;
        this.clock = clock;
    }

    /// Reads what is new, at most [#MOST] entries.
    ///
    /// @return how many
    int round() {
        Instant now = clock.instant();
        boolean holds = position != UNKNOWN && now.isBefore(heldUntil.minus(LEASE.dividedBy(2)));
        if (holds && stream.from(position, 1).isEmpty()) {
            return 0;
        }
        return tx.write(() -> read(now));
    }

    void release() {
        tx.write(() -> {
            store.release(node, clock.instant());
            return true;
        });
        heldUntil = Instant.EPOCH;
    }

    private int read(Instant now) {
        long expected = position;
        // What is counted in memory is undone with the transaction only by reading it anew.
        position = UNKNOWN;
        Optional<ReadingStore.Position> held = store.hold(node, now, now.plus(LEASE));
        if (held.isEmpty()) {
            heldUntil = Instant.EPOCH;
            return 0;
        }
        boolean ours = expected != UNKNOWN && now.isBefore(heldUntil);
        long from = held.get().value();
        boolean believed = held.get().isTrue() && from <= end.getAsLong();
        long start = ours ? expected : believed ? from : 0;
        if (start != from) {
            alarms.raise(List.of(moved(now)));
            store.read(start);
        }
        Office known = start == expected ? known(now) : anew(now);
        List<Placed> entries = stream.from(start, MOST);
        if (!entries.isEmpty()) {
            look(entries, known);
        }
        long next = entries.isEmpty() ? start : entries.getLast().position() + 1;
        Tx.afterCommit(() -> {
            position = next;
            heldUntil = now.plus(LEASE);
        });
        return entries.size();
    }

    /// How far it has read this process knows itself as long as it reads. Of what another wrote down only that
    /// counts which bears its code, and nobody has read further than the log goes.
    private static Finding moved(Instant now) {
        return new Finding(
                WatchChangedRule.NAME,
                Grade.ALARM,
                "watch-moved",
                List.of(),
                Actor.bailee().id(),
                Optional.empty(),
                now,
                Optional.empty());
    }

    private void look(List<Placed> entries, Office known) {
        Tuning tuning = settings.tuning();
        Decoys decoys = honey.decoys();
        List<Finding> findings = new ArrayList<>();
        Set<Profile> changed = new HashSet<>();
        for (Placed placed : entries) {
            findings.addAll(Rules.look(placed, known, decoys, tuning));
            changed.add(known.profile(placed.entry().actor()));
        }
        alarms.raise(findings);
        store.keep(changed);
        store.read(entries.getLast().position() + 1);
    }

    private Office known(Instant now) {
        return office == null || !now.isBefore(readAnewAt.plus(ANEW)) ? anew(now) : office;
    }

    private Office anew(Instant now) {
        believed.get().map(sure -> sure.minus(KEPT)).ifPresent(store::forget);
        ReadingStore.Profiles profiles = store.profiles();
        if (!profiles.areTrue()) {
            alarms.raise(List.of(OwnWatch.changed("profiles", now)));
        }
        Office read = new Office(profiles.all(), groups);
        office = read;
        readAnewAt = now;
        return read;
    }
}
