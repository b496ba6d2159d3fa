package org.bailee.server.backup;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.bailee.server.keys.BackupKeyChanges;
import org.bailee.server.keys.BackupKeys;
import org.bailee.server.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a run does once it is its turn, and what the log is told of it.
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Means means;
    private final Taking taking;
    private final Drill drill;
    private final Runnable proof;
    private final BackupKeyChanges backupKeys;

    /// @param proof fails if the keys in the database are not sound: then no older set is removed for a new one
    Running(Means means, Taking taking, Drill drill, Runnable proof, BackupKeyChanges backupKeys) {
        this.means = means;
        this.taking = taking;
        this.drill = drill;
        this.proof = proof;
        this.backupKeys = backupKeys;
    }

    /// Takes a set of each kind, and removes the sets that have lain long enough.
    Attempts.Outcome take(Actor actor, BackupStore to, Run run) {
        backupKeys.refresh();
        proof.run();
        Shelf shelf = new Shelf(to, means.now());
        shelf.sweep();
        // A set that may not come back as it is, is better than none: whoever has it can still take the row out of it
        // that no restore takes. But no older one goes for it.
        List<String> differences = taking.differences();
        Manifest data = write(to, run, shelf);
        means.runs().keysTaken(run.id(), data.log().size());
        means.watch()
                .believed()
                .ifPresentOrElse(
                        now -> clear(actor, new Shelf(to, now), differences.isEmpty()),
                        () -> LOG.warn("No older backup is removed, for the clock jumped: see bailee retention runs."));
        backupKeys.drop(shelf.backupKeys());
        return new Attempts.Outcome(
                data.tables().size(), data.rows(), data.bytes(), BackupEvent.taken(data, differences.size()));
    }

    /// A set of keys that could not be removed breaks a promise, so it fails the run; the new sets stay.
    ///
    /// @param sound whether the new sets come back as far as their tables tell
    private void clear(Actor actor, Shelf shelf, boolean sound) {
        BiConsumer<UUID, Coverage> removed = (set, what) -> {
            if (what == Coverage.KEYS) {
                means.runs().keysRemoved(set);
            }
            means.audit().appendDurably(actor, BackupEvent.removed(set, what));
        };
        if (sound) {
            shelf.clear(means.settings(), removed);
        } else {
            shelf.clearKeys(means.settings(), removed);
        }
    }

    private Manifest write(BackupStore to, Run run, Shelf shelf) {
        try {
            return taking.take(
                    to,
                    run.set(),
                    Pace.of(means.settings().megabytesPerSecond()),
                    new Progress(means.attempts(), run, means.clock()),
                    () -> means.attempts().mustBeOurs(run));
        } catch (RuntimeException failed) {
            removeUnfinished(shelf, run.set());
            throw failed;
        }
    }

    /// What was begun is of no use, and on a full disk in the way.
    private static void removeUnfinished(Shelf shelf, UUID set) {
        try {
            shelf.remove(set, Coverage.KEYS);
            shelf.remove(set, Coverage.DATA);
        } catch (RuntimeException away) {
            LOG.warn("What was begun of backup {} could not be removed; the next backup does it.", set);
        }
    }

    /// Reads a set of each kind to the last byte.
    Attempts.Outcome verify(BackupStore from, UUID set, UUID keys) {
        BackupKeys key = means.ring().backupKeys();
        try (SetReader data = SetReader.open(from, set, Coverage.DATA, key);
                SetReader keySet = SetReader.open(from, keys, Coverage.KEYS, key)) {
            data.verify();
            keySet.verify();
            Manifest manifest = data.manifest();
            return new Attempts.Outcome(
                    manifest.tables().size(),
                    manifest.rows(),
                    manifest.bytes(),
                    BackupEvent.verified(set, manifest.rows(), manifest.bytes()));
        }
    }

    /// Puts a set of each kind into a scratch database.
    Attempts.Outcome prove(BackupStore from, UUID set, UUID keys) {
        Restored restored = drill.run(from, set, keys, means.ring().backupKeys());
        return new Attempts.Outcome(
                restored.tables(), restored.rows(), restored.bytes(), BackupEvent.drilled(restored));
    }
}
