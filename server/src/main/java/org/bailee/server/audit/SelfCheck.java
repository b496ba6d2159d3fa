package org.bailee.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bailee.crypto.log.GrowingTree;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Tile;
import org.bailee.server.audit.PlaceStore.PlacedBytes;
import org.bailee.server.audit.SelfCheckFile.Progress;
import org.bailee.server.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the whole log again, a bundle at a time, and alarms when an entry is not what was hashed, or was never
/// given a place; at the end the root of all it read must be the signed one. Whoever may change the database
/// can be found out by this while the server runs, not only by an auditor.
///
/// Every node does so for itself and keeps in its home how far it is: nothing in the database can make it look
/// away.
final class SelfCheck {
    /// 256 entries a step: some 60 million a day, at a hundredth of one core.
    static final Duration PACE = Duration.ofMillis(250);

    static final Duration REST = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
    private static final String ALARM = "self-check";
    private static final UUID FIRST = new UUID(0, 0);
    private static final int ENTRIES = 1_000;

    /// So many steps may have to be done again after a kill.
    private static final int KEPT_EVERY = 64;

    private final LogStores stores;
    private final Pen pen;
    private final Past past;
    private final SelfCheckFile file;
    private final AuditLog audit;
    private final LogAlarms alarms;
    private final Consumer<LogFault> halt;
    private final InstantSource clock;
    private final PrunedMark mark;
    private volatile Progress progress;

    /// Grows from what is read; missing before the first step, and once something was bad.
    private @Nullable GrowingTree tree;

    private boolean bad;
    private int unkept;

    SelfCheck(
            LogStores stores,
            Pen pen,
            Past past,
            SelfCheckFile file,
            AuditLog audit,
            LogAlarms alarms,
            Consumer<LogFault> halt,
            InstantSource clock) {
        this.stores = stores;
        this.pen = pen;
        this.past = past;
        this.file = file;
        this.audit = audit;
        this.alarms = alarms;
        this.halt = halt;
        this.clock = clock;
        this.mark = new PrunedMark(stores);
        this.progress = file.read();
    }

    LogStatus.SelfCheck status() {
        Progress now = progress;
        return new LogStatus.SelfCheck(now.position(), now.passedAt());
    }

    /// Goes on where it was, after a restart too. Rests while sealed, when it could not tell whose the head is.
    ///
    /// @return when to go on
    Duration step() {
        Optional<Head> head = stores.heads().read();
        if (head.isEmpty() || pen.isSealed()) {
            return PACE;
        }
        try {
            return step(head.get());
        } catch (LogFault fault) {
            halt.accept(fault);
            return REST;
        }
    }

    private Duration step(Head head) {
        if (progress.position() > head.size()) {
            // Of a longer log than this one: whether that may be, the head it has published says at the end.
            progress = new Progress(0, FIRST, progress.passedAt());
            tree = null;
        }
        long pruned = mark.of(head);
        long position = Math.max(progress.position(), pruned);
        if (position < head.size()) {
            long to = Math.min(position - position % Tile.WIDTH + Tile.WIDTH, head.size());
            read(position, to);
            goOn(new Progress(to, progress.entry(), progress.passedAt()));
            return PACE;
        }
        // What waits while the log is halted may be too much to look through at every step.
        boolean halted = alarms.halted().isPresent();
        Optional<UUID> last = halted ? Optional.empty() : stores.places().further(progress.entry(), ENTRIES);
        if (last.isPresent()) {
            stores.places()
                    .hidden(progress.entry(), last.get())
                    .ifPresent(entry -> alarm(
                            position,
                            position,
                            "The entry " + entry + " stands in the database, but was never given to the log."));
            goOn(new Progress(position, last.get(), progress.passedAt()));
            return PACE;
        }
        end(head, position, halted);
        return REST;
    }

    private void read(long from, long to) {
        if (tree == null && !bad) {
            tree = edge(from);
        }
        if (isSound(from, to)) {
            return;
        }
        tree = null;
        // Pruned meanwhile, perhaps.
        if (from >= stores.heads().read().map(mark::of).orElse(0L)) {
            long first = from - from % Tile.WIDTH;
            alarm(first, to, "Entries " + first + " to " + (to - 1) + " of the audit log are not what was hashed.");
        }
    }

    /// What stands in front was read before, or is pruned: whether its hashes are still the ones signed, the
    /// root tells.
    private @Nullable GrowingTree edge(long position) {
        try {
            return GrowingTree.after(position, new Tiles(stores.tiles()));
        } catch (Malformed missing) {
            alarm(0, position, "Hashes of the first " + position + " entries of the audit log are missing.");
            return null;
        }
    }

    /// Whether the entries are those whose hashes the tile has, and all tiles over them are those their hashes
    /// make.
    private boolean isSound(long from, long to) {
        int before = (int) (from % Tile.WIDTH);
        byte[] hashes = stores.tiles().read(0, from / Tile.WIDTH).orElse(new byte[0]);
        List<PlacedBytes> placed = stores.places().read(from, to);
        if (placed.size() != to - from || hashes.length < (before + placed.size()) * Hash.SIZE) {
            return false;
        }
        for (int i = 0; i < placed.size(); i++) {
            Optional<Hash> leaf = SignedLeaves.leaf(placed.get(i));
            if (!leaf.equals(Optional.of(Hash.in(hashes, before + i)))) {
                return false;
            }
            if (tree != null) {
                tree.add(leaf.orElseThrow());
            }
        }
        try {
            stores.places().checkColumns(from, to);
        } catch (LogFault changed) {
            return false;
        }
        return tree == null
                || tree.takeChanged().entrySet().stream().allMatch(one -> isKept(one.getKey(), one.getValue()));
    }

    /// A tile may have grown since.
    private boolean isKept(Tile tile, byte[] made) {
        byte[] kept = stores.tiles().read(tile.level(), tile.index()).orElse(new byte[0]);
        return kept.length >= made.length && Arrays.equals(kept, 0, made.length, made, 0, made.length);
    }

    /// @param halted whether entries that neither have a place nor wait were not looked for: then not all was
    /// passed
    private void end(Head head, long position, boolean halted) {
        if (!pen.isOurs(head)) {
            throw LogFault.headUnsigned();
        }
        GrowingTree whole = tree == null && !bad ? edge(position) : tree;
        if (whole != null && whole.size() == head.size()) {
            if (whole.root().equals(head.root())) {
                past.mustExtendMeanwhile(stores.heads());
            } else {
                alarm(
                        0,
                        position,
                        "The root of all " + position + " entries of the audit log is not the one that was signed.");
            }
        }
        boolean isWhole = !bad && !halted;
        Optional<Instant> passed = isWhole ? Optional.of(clock.instant()) : progress.passedAt();
        if (isWhole) {
            alarms.clear(ALARM);
        }
        bad = false;
        tree = null;
        progress = new Progress(0, FIRST, passed);
        file.write(progress);
    }

    /// What was found bad is not passed over: after a restart it is read again.
    private void goOn(Progress next) {
        progress = next;
        unkept++;
        if (!bad && unkept >= KEPT_EVERY) {
            file.write(next);
            unkept = 0;
        }
    }

    /// The first of a pass is what is told: what comes after may follow from it.
    private void alarm(long from, long to, String says) {
        if (bad) {
            return;
        }
        bad = true;
        alarms.raise(
                ALARM, says + " Keep the database as it is, and compare it with a backup by: bailee audit verify.");
        LOG.error("{}", says);
        audit.appendDurably(Actor.bailee(), new LogCheckFailed(from, to));
    }
}
