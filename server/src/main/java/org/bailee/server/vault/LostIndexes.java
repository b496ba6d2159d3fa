package org.bailee.server.vault;

import java.time.Duration;
import java.util.List;
import org.bailee.server.keys.BeforeServing;
import org.bailee.server.keys.IndexKeys;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds anew, before anything is served, the indexes whose keys are gone: rows were put back from a backup with newer
/// keys, and meanwhile others had taken their place. Served without them, a value could be given twice. What this node
/// did not begin it waits for.
final class LostIndexes implements BeforeServing {
    private static final Logger LOG = LoggerFactory.getLogger(LostIndexes.class);

    private static final Duration TURN = Duration.ofMillis(50);

    /// So many turns, a minute of waiting at the least.
    private static final int TOLD_EVERY = 1_200;

    private final PlanStore store;
    private final StrayRoots stray;
    private final Replanning replanning;
    private final Building building;
    private final IndexKeys keys;
    private final Register register;

    LostIndexes(Parts parts, Building building, IndexKeys keys, Register register) {
        this.store = parts.stores().plan();
        this.stray = new StrayRoots(parts, keys);
        this.replanning = parts.replanning();
        this.building = building;
        this.keys = keys;
        this.register = register;
    }

    @Override
    public void prepare() {
        stray.destroy();
        if (isAnyLost()) {
            replanning.follow(register.current());
        }
        for (int turns = 0; isAnyReplaced(); turns++) {
            if (turns % TOLD_EVERY == 0) {
                LOG.warn(
                        "KEYS OF SEARCH INDEXES ARE GONE. They are built anew with others, and then this server serves.");
            }
            if (!step()) {
                leaveTurn();
            }
        }
    }

    /// Whether one is being built in the place of one whose key is gone. Another node, or the duty of this one, may
    /// have begun it, so that none is lost any more.
    private boolean isAnyReplaced() {
        List<SearchIndex> declared = Wanted.declared(register.current().definition(), store.written());
        return declared.stream()
                .filter(index -> index.state() == SearchIndex.State.BUILDING)
                .filter(index -> declared.stream()
                        .noneMatch(other -> other.isServing() && other.isLike(index.field(), index.way())))
                .anyMatch(store::followsLost);
    }

    /// @return whether there was anything to do that others let it do
    private boolean step() {
        try {
            return building.step(replanning);
        } catch (Unavailable busy) {
            // Somebody reads the tables for long, as pg_dump does, and no index can take its place meanwhile.
            if (busy.code().equals("database.collision")) {
                return false;
            }
            throw busy;
        }
    }

    /// Another node, or the duty of this one, is at it.
    private static void leaveTurn() {
        try {
            Thread.sleep(TURN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while building indexes.");
        }
    }

    boolean isAnyLost() {
        return store.written().stream().anyMatch(index -> !keys.has(index.number()));
    }

    /// Whether there are some that Bailee did not make. Of a plan for another register nothing is known: it is followed
    /// first.
    boolean isAnyPlanted(IndexPlan plan) {
        RegisterVersion version = register.current();
        List<SearchIndex> written = store.written();
        return plan.register() == version.number()
                && !Wanted.declared(version.definition(), written).equals(written);
    }
}
