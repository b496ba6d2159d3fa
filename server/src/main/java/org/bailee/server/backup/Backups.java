package org.bailee.server.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bailee.server.keys.BackupKeyChanges;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes backups, looks whether they are whole, and proves that they come back. Every step is in the audit log.
///
/// What takes long is begun here and goes on by itself; [#runs] tells how far it is and how it ended.
public final class Backups implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private static final int SHOWN = 100;

    /// How often it is looked whether one is due, and how long one that failed waits for the next try.
    private static final Duration LOOK = Duration.ofMinutes(1);

    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private final Optional<BackupStore> store;
    private final Means means;
    private final Running running;
    private final KeptKeys keptKeys;
    private final Vigil vigil;
    private final Ids ids;
    private final ExecutorService working = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("backup").daemon().factory());

    /// @param store where backups go; empty if nowhere
    /// @param proof fails if the keys in the database are not sound: then no older set is removed for a new one
    Backups(
            Optional<BackupStore> store,
            Means means,
            Taking taking,
            Drill drill,
            Runnable proof,
            BackupKeyChanges backupKeys,
            Ids ids) {
        this.store = store;
        this.means = means;
        this.running = new Running(means, taking, drill, proof, backupKeys);
        this.keptKeys = new KeptKeys(store, means);
        this.vigil = new Vigil(means, proof, taking::differences);
        this.ids = ids;
    }

    /// Begins a backup.
    ///
    /// @throws org.bailee.server.shared.Conflict if something is being done with backups already
    /// @throws org.bailee.server.shared.Unavailable if there is no place for one, or the keys are sealed
    public Run take(Actor actor) {
        permit(actor);
        return takeAs(actor);
    }

    private Run takeAs(Actor actor) {
        BackupStore to = store();
        means.ring().backupKey();
        return begin(actor, "take", ids.next(), run -> running.take(actor, to, run), run -> {
            if (means.settings().drill()) {
                UUID set = run.set();
                means.attempts().finish(actor, means.attempts().begin("drill", set), _ -> running.prove(to, set, set));
            }
        });
    }

    /// Begins to read a set of data and its keys to the last byte.
    ///
    /// @throws org.bailee.server.shared.NotFound if there is none of that id
    public Run verify(Actor actor, UUID set) {
        permit(actor);
        BackupStore from = store();
        UUID keys = keysFor(from, set);
        return begin(actor, "verify", set, _ -> running.verify(from, set, keys), _ -> {});
    }

    /// Begins to put a set into a scratch database, which proves that it comes back.
    ///
    /// @throws org.bailee.server.shared.NotFound if there is none of that id
    public Run drill(Actor actor, UUID set) {
        permit(actor);
        BackupStore from = store();
        UUID keys = keysFor(from, set);
        return begin(actor, "drill", set, _ -> running.prove(from, set, keys), _ -> {});
    }

    /// The sets that lie in the store, the newest first.
    public List<Kept> list(Actor actor) {
        permit(actor);
        BackupStore from = store();
        Shelf shelf = shelf(from);
        Set<UUID> keys = shelf.sets(Coverage.KEYS).stream().collect(Collectors.toSet());
        Map<UUID, Long> sizes = shelf.sizes();
        Map<UUID, Instant> proven = means.runs().provenSets();
        return shelf.sets(Coverage.DATA).stream()
                .map(set -> new Kept(
                        set,
                        Shelf.madeAt(set),
                        keys.contains(set),
                        sizes.getOrDefault(set, 0L),
                        Optional.ofNullable(proven.get(set))))
                .toList();
    }

    /// The sets of keys that may hold the key of who was erased: all but those that know of it, whatever clock
    /// dated them.
    ///
    /// @param erased the place of the erasure in the log; empty if it has none yet
    public KeyCopies keysKept(Optional<Long> erased) {
        return keptKeys.since(erased.orElse(Long.MAX_VALUE));
    }

    /// What was tried last, the newest first.
    public List<Run> runs(Actor actor) {
        permit(actor);
        return means.runs().newest(SHOWN);
    }

    /// When a restore was last proven to work.
    public Optional<Instant> proven() {
        return vigil.proven();
    }

    /// Whether there is a place for backups at all.
    public boolean isOn() {
        return store.isPresent();
    }

    /// Whether no restore was proven for longer than is asked for.
    public boolean isUnproven() {
        return vigil.isUnproven();
    }

    /// Takes a backup if one is due; each node asks, and whoever comes first has the turn.
    ///
    /// @return when to come again
    Duration step() {
        vigil.proveKeys();
        if (store.isPresent()) {
            vigil.compareTables();
            vigil.breakSilence();
            if (!means.settings().every().isZero() && isDue()) {
                takeAs(Actor.bailee());
            }
        }
        return LOOK;
    }

    private boolean isDue() {
        return means.runs()
                .newest("take", means.latest())
                .map(last -> last.begunAt()
                        .plus(
                                last.state().equals("failed")
                                        ? AFTER_FAILURE
                                        : means.settings().every()))
                .map(due -> !due.isAfter(means.now()))
                .orElse(true);
    }

    /// The newest keys there are: they leave out who was erased since.
    private UUID keysFor(BackupStore from, UUID set) {
        Shelf shelf = shelf(from);
        if (!shelf.sets(Coverage.DATA).contains(set)) {
            throw Refused.unknown();
        }
        return shelf.sets(Coverage.KEYS).stream().findFirst().orElseThrow(Refused::noKeys);
    }

    private Run begin(Actor actor, String what, UUID set, Function<Run, Attempts.Outcome> work, Consumer<Run> then) {
        Run run = means.attempts().begin(what, set);
        working.execute(() -> {
            try {
                means.attempts().finish(actor, run, work);
                then.accept(run);
            } catch (RuntimeException failed) {
                // Written down and audited already; here only for whoever looks into the server's own log.
                LOG.warn("{} of backup {} failed.", what, set, failed);
            }
        });
        return run;
    }

    private void permit(Actor actor) {
        means.audit().permit(actor, Permission.CUSTODY_MANAGE);
    }

    private Shelf shelf(BackupStore of) {
        return new Shelf(of, means.now());
    }

    private BackupStore store() {
        return store.orElseThrow(Refused::off);
    }

    @Override
    public void close() {
        working.shutdownNow();
    }
}
