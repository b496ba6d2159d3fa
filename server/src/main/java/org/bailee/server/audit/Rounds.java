package org.bailee.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.GrowingTree;
import org.bailee.crypto.log.Hash;
import org.bailee.server.audit.PlaceStore.Place;
import org.bailee.server.audit.Queue.Turn;
import org.bailee.server.database.Tx;
import org.jspecify.annotations.Nullable;

/// Gives one batch of waiting entries their places: places, hashes, checkpoint and head in one transaction.
///
/// Two who do so at once meet at the head's row: it is locked, and whoever then finds another head than it
/// built on is undone. What this process remembers of the tree is forgotten at the first doubt, and read again.
final class Rounds {
    /// With so many a round ends, and with those that were written together with the last.
    static final int MOST = 4_096;

    /// By how much clocks of two nodes may differ.
    private static final Duration AHEAD = Duration.ofSeconds(2);

    /// No clock goes wrong by so much unseen: who dates an entry later than that wants the others to wait.
    private static final Duration FUTURE = Duration.ofMinutes(5);

    private static final String CLOCK = "clock";

    private final Tx tx;
    private final Queue queue;
    private final PlaceStore places;
    private final TileStore tiles;
    private final HeadStore heads;
    private final Pen pen;
    private final Past past;
    private final Founding founding;
    private final CheckpointFiles files;
    private final LogAlarms alarms;
    private final Consumer<List<Placed>> told;
    private final InstantSource clock;

    /// Told each step before it is taken; a test lets one fail.
    private final Consumer<String> steps;

    private @Nullable GrowingTree edge;
    private @Nullable Head seen;

    private record Grown(GrowingTree edge, Head head, List<Placed> placed) {}

    /// @param told what got a place, once that is on disk
    Rounds(
            Tx tx,
            LogStores stores,
            Owed owed,
            Pen pen,
            Past past,
            Founding founding,
            CheckpointFiles files,
            LogAlarms alarms,
            Consumer<List<Placed>> told,
            InstantSource clock,
            Consumer<String> steps) {
        this.tx = tx;
        this.queue = new Queue(stores.places(), owed);
        this.places = stores.places();
        this.tiles = stores.tiles();
        this.heads = stores.heads();
        this.pen = pen;
        this.past = past;
        this.founding = founding;
        this.files = files;
        this.alarms = alarms;
        this.told = told;
        this.clock = clock;
        this.steps = steps;
    }

    /// Never while sealed: a node that cannot sign would keep the lease from one that can.
    boolean isWork() {
        return !pen.isSealed() && (edge == null || places.isAnyWaiting());
    }

    /// Looks whether the head is the one it was: somebody may have put another in its place while nothing is
    /// written.
    ///
    /// @throws LogFault if the log must not grow from it
    void look() {
        if (edge != null
                && !pen.isSealed()
                && !heads.read().filter(this::isSeen).isPresent()) {
            edge = null;
            edge = resume();
        }
    }

    private boolean isSeen(Head head) {
        return seen != null && head.isSameAs(seen);
    }

    /// @return how many entries got a place
    /// @throws LogFault if the log must not grow
    int place() {
        GrowingTree known = edge == null ? resume() : edge;
        // Until the outcome is known, nothing is.
        edge = null;
        Grown grown = tx.write(() -> batch(known));
        if (!grown.placed().isEmpty()) {
            told.accept(grown.placed());
        }
        steps.accept("publish");
        if (!grown.placed().isEmpty()) {
            files.publish(grown.head().checkpoint(), grown.head().signedAt());
        }
        edge = grown.edge();
        seen = grown.head();
        return grown.placed().size();
    }

    private GrowingTree resume() {
        Head head = heads.read().orElseGet(founding::found);
        GrowingTree resumed = past.resume(head);
        files.publish(head.checkpoint(), head.signedAt());
        seen = head;
        return resumed;
    }

    private Grown batch(GrowingTree known) {
        steps.accept("lock");
        Head head = heads.lock().orElseThrow(Pen::notYet);
        GrowingTree base = known;
        if (!isSeen(head) || !head.isOf(base.size(), base.root())) {
            // Another node has given places meanwhile, or somebody changed the head.
            base = past.resume(head);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        steps.accept("read");
        List<Turn> batch = due(head, now);
        if (batch.isEmpty()) {
            return new Grown(base, head, List.of());
        }
        List<Place> given = new ArrayList<>(MOST);
        List<Placed> placed = new ArrayList<>(MOST);
        GrowingTree next = base.copy();
        long position = head.size();
        long pruned = head.pruned();
        OptionalLong prunedBy = head.prunedBy();
        for (Written kept :
                batch.stream().flatMap(turn -> turn.entries().stream()).toList()) {
            if (kept.entry().kind().equals(LogKeyChanged.KIND)) {
                pen.complete(head.origin(), kept.entry(), position);
            }
            if (kept.entry().kind().equals(LogPruned.KIND)) {
                LogPruned said = pen.pruned(head.origin(), kept.entry(), position);
                if (said.before() > pruned) {
                    pruned = said.before();
                    prunedBy = OptionalLong.of(position);
                }
            }
            given.add(new Place(position, kept.entry().id().value(), now));
            placed.add(new Placed(position++, now, kept.entry()));
            next.add(Hash.leaf(EntryBytes.leaf(now, kept.bytes())));
        }
        steps.accept("places");
        places.insert(given);
        steps.accept("tiles");
        tiles.write(next.takeChanged());
        steps.accept("waiting");
        if (places.removeWaiting(batch.stream().map(Turn::row).toList()) != batch.size()) {
            throw new IllegalStateException("Entries that got places have been taken from the queue by somebody else.");
        }
        steps.accept("sign");
        Checkpoint checkpoint = new Checkpoint(head.origin(), next.size(), next.root());
        Head grown = new Head(
                head.origin(),
                next.size(),
                checkpoint.root(),
                Optional.of(now),
                pen.sign(checkpoint),
                now,
                pruned,
                prunedBy);
        steps.accept("head");
        if (!heads.replace(head, grown)) {
            throw new IllegalStateException("The head moved although it was locked.");
        }
        steps.accept("commit");
        return new Grown(next, grown, placed);
    }

    /// Those whose turn it is: none while the clock stands before the last place's time, and none of the
    /// future.
    private List<Turn> due(Head head, Instant now) {
        if (head.placedAt().orElse(Instant.MIN).isAfter(now)) {
            alarms.raise(
                    CLOCK,
                    "This server's clock stands before the time of the log's last place: entries wait until it has"
                            + " caught up. Set the clock right.");
            return List.of();
        }
        List<Turn> due = new ArrayList<>();
        for (Turn turn : queue.next(MOST, head.size())) {
            if (isAhead(turn, now)) {
                return due;
            }
            due.add(turn);
        }
        alarms.clear(CLOCK);
        return due;
    }

    private boolean isAhead(Turn turn, Instant now) {
        for (Written kept : turn.entries()) {
            Entry entry = kept.entry();
            if (entry.at().isAfter(now.plus(FUTURE))) {
                throw LogFault.entry(
                        "log.entry-of-future",
                        "The entry " + entry.id() + " waits for its place, and is of a time to come.");
            }
            if (entry.at().isAfter(now.plus(AHEAD))) {
                alarms.raise(
                        CLOCK,
                        "The audit entry " + entry.id() + " is of a later time than this server's clock shows:"
                                + " entries wait until it has caught up. Set the clocks right.");
                return true;
            }
        }
        return false;
    }
}
