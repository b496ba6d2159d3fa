package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bailee.crypto.RootKey;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Traces;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SealId;

/// Puts another root key in the place of the one there is: whoever has the old one, and no older copy of what
/// lies under it, has nothing any more (docs/spec/key-wrapping.md).
///
/// One transaction wraps every key anew and puts the new root key behind every seal that stays, so that whoever
/// is killed on the way finds the old one or the new one whole. Each of those seals must be opened for it: what
/// cannot be opened cannot be sealed again.
public final class RootChanges {
    /// So long the new root key lies in the database under the old one. A server that runs takes it up within
    /// seconds; one that slept for longer must be started again.
    static final Duration HANDOVER = Duration.ofMinutes(10);

    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final int SHOWN = 20;

    /// A seal, and what was brought to open it.
    private record Opened(SealedRoot row, Seal seal) {}

    private final Seals seals;
    private final SealStore rows;
    private final KeyStore keys;
    private final RootStore store;
    private final Supplier<Keychain> keychain;
    private final Traces traces;
    private final Tx tx;
    private final AuditLog audit;
    private final ClockWatch watch;
    private final SecureRandom random;
    private final InstantSource clock;

    RootChanges(
            Seals seals,
            SealStore rows,
            KeyStore keys,
            RootStore store,
            Supplier<Keychain> keychain,
            Traces traces,
            Tx tx,
            AuditLog audit,
            ClockWatch watch,
            SecureRandom random,
            InstantSource clock) {
        this.seals = seals;
        this.rows = rows;
        this.keys = keys;
        this.store = store;
        this.keychain = keychain;
        this.traces = traces;
        this.tx = tx;
        this.audit = audit;
        this.watch = watch;
        this.random = random;
        this.clock = clock;
    }

    /// The latest changes, newest first.
    public List<RootChange> list(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        return store.changes(SHOWN);
    }

    /// Changes the root key.
    ///
    /// @throws org.bailee.server.shared.Denied if one of the openings opens no seal that stays
    /// @throws Conflict if a seal was neither opened nor named to be dropped, or the seals changed meanwhile
    public RootChange change(Actor actor, NewRoot wanted) {
        actor.must(Permission.CUSTODY_MANAGE);
        // Another node may have changed it a moment ago: then what is brought opens a root key that is new to us.
        keychain.get().follow(keys);
        List<SealedRoot> there = rows.all();
        List<Opened> opened = open(actor, wanted.openings(), wanted.staying(there));
        RootKey next = RootKey.random(random);
        try {
            // Before the transaction begins: a seal may take long, or ask somebody.
            List<SealedRoot> anew =
                    opened.stream().map(one -> sealed(one, next)).toList();
            RootChange change = tx.write(() -> swap(actor, wanted, there, anew, next));
            // As every other node does within seconds, and this one too if it is killed here.
            keychain.get().follow(keys);
            return change;
        } finally {
            next.destroy();
        }
    }

    /// Each opening is for one seal, so that none stays which nobody can open.
    private List<Opened> open(Actor actor, List<Opening> openings, List<SealedRoot> staying) {
        List<SealedRoot> closed = new ArrayList<>(staying);
        List<Opened> opened = new ArrayList<>();
        for (Opening opening : openings) {
            Seal seal = seals.brought(opening);
            OpenedRoot one = seals.open(actor, seal, closed);
            one.root().destroy();
            closed.removeIf(row -> row.id().equals(one.by().id()));
            opened.add(new Opened(one.by(), seal));
        }
        if (!closed.isEmpty()) {
            String left = closed.stream()
                    .map(row -> row.kind() + " " + row.id())
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new Conflict(
                    "root.seals-closed",
                    "These seals were neither opened nor named to be dropped: " + left + ".",
                    "Bring what opens each of them; whichever you drop opens only older backups and copies.",
                    left);
        }
        return opened;
    }

    private SealedRoot sealed(Opened opened, RootKey next) {
        SealedRoot row = opened.row();
        byte[] sealed = opened.seal().reseal(row.sealed(), next, random);
        Seals.mustOpenAgain(opened.seal(), sealed, next::isSameAs);
        return row.resealed(next, sealed);
    }

    private RootChange swap(Actor actor, NewRoot wanted, List<SealedRoot> before, List<SealedRoot> anew, RootKey next) {
        mustBeSame(before, rows.locked());
        Keychain open = keychain.get();
        open.rewrapped(keys.wrappedKeys(), next, random).forEach(keys::rewrap);
        anew.forEach(rows::reseal);
        for (SealedRoot row : before) {
            if (wanted.dropped().contains(new SealId(row.id()))) {
                rows.delete(row.id());
                audit.append(actor, SealEvent.removed(row, anew.getFirst().id()));
            }
        }
        int number = store.changes(1).stream()
                        .mapToInt(RootChange::number)
                        .findFirst()
                        .orElse(1)
                + 1;
        RootChange change = new RootChange(number, anew.size(), clock.instant(), Optional.empty());
        store.insert(change, open.handover(next, number, random));
        audit.append(actor, RootEvent.changed(number, anew.size()));
        return change;
    }

    /// Held until the transaction ends, and with it whoever would add a seal, or a key under the old root key.
    private static void mustBeSame(List<SealedRoot> before, List<SealedRoot> now) {
        if (before.size() != now.size()) {
            throw Seals.changed();
        }
        before.forEach(row -> Seals.stillThere(row, now));
    }

    /// Ends what has been handed over. By a clock that jumped every node would seem to have had its time at once, and
    /// one that had not would have to be started again.
    ///
    /// @return when to come again
    Duration step() {
        List<RootChange> notEnded = store.notEnded();
        if (!notEnded.isEmpty()) {
            watch.believed()
                    .map(now -> now.minus(HANDOVER))
                    .ifPresent(over -> notEnded.stream()
                            .filter(change -> !change.changedAt().isAfter(over))
                            .forEach(change -> end(change.number())));
        }
        return LOOK;
    }

    /// Killed on the way, or done by two nodes at once, it is done again from the start.
    private void end(int number) {
        store.deleteHandover(number);
        store.rewrite();
        traces.wipe();
        tx.write(() -> {
            boolean first = store.end(number, clock.instant());
            if (first) {
                audit.append(Actor.bailee(), RootEvent.ended(number));
            }
            return first;
        });
    }
}
