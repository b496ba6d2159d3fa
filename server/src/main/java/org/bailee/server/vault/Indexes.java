package org.bailee.server.vault;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Duty;
import org.bailee.server.keys.IndexKeys;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;

/// What people are found by: gives indexes other keys, and builds those the register declares for values that are kept
/// already, while both are searched and written (docs/spec/blind-index.md).
public final class Indexes {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final int SHOWN = 200;

    private final PlanStore store;
    private final Plans plans;
    private final Replanning replanning;
    private final Building building;
    private final Retiring retiring;
    private final LostIndexes lost;
    private final IndexKeys keys;
    private final Register register;
    private final InstantSource clock;

    Indexes(Parts parts, Register register, IndexKeys keys, ClockWatch watch) {
        this.store = parts.stores().plan();
        this.plans = parts.plans();
        this.replanning = parts.replanning();
        this.building = new Building(parts, register);
        this.retiring = new Retiring(parts, keys, watch);
        this.lost = new LostIndexes(parts, building, keys, register);
        this.keys = keys;
        this.register = register;
        this.clock = parts.clock();
    }

    /// All that there are, and the latest of those that were, newest first.
    public List<SearchIndex> list(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        return store.all(SHOWN);
    }

    /// Begins to put indexes with other keys in the place of those that serve.
    ///
    /// @param field the field whose indexes are meant; empty for those of all
    /// @return the new ones
    /// @throws NotFound if none is by this field
    /// @throws Conflict if each is being replaced already, or took the place of another less than a day ago
    public List<SearchIndex> rotate(Actor actor, Optional<FieldPath> field) {
        actor.must(Permission.CUSTODY_MANAGE);
        IndexPlan plan = plans.current();
        if (field.isPresent() && plan.indexes().stream().noneMatch(index -> isOf(index, field))) {
            throw new NotFound(
                    "index.unknown",
                    "There is no index of this field.",
                    "List the indexes, and name the field of one: bailee custody indexes.");
        }
        List<SearchIndex> begun = replanning.rotate(
                actor,
                index -> isOf(index, field)
                        && plan.indexes().stream().anyMatch(known -> known.number() == index.number()));
        if (begun.isEmpty()) {
            throw plans.confirmed().indexes().stream().anyMatch(index -> isOf(index, field) && index.isBuilding())
                    ? underWay()
                    : hasNewKey();
        }
        plans.confirmed();
        return begun;
    }

    private static Conflict underWay() {
        return new Conflict(
                "index.under-way",
                "No index serves that is not being replaced already.",
                "Wait until that is done: bailee custody indexes tells how far it is.");
    }

    private static Conflict hasNewKey() {
        return new Conflict(
                "index.new-key",
                "Every index that is meant got another key less than a day ago.",
                "Wait until a day has passed since: the page Custody and bailee custody indexes tell when each was begun.");
    }

    private static boolean isOf(SearchIndex index, Optional<FieldPath> field) {
        return field.map(index.field()::equals).orElse(true);
    }

    /// What must be done about them before anything is served.
    LostIndexes lost() {
        return lost;
    }

    /// One step of whatever is due.
    ///
    /// @return when to come again
    Duration step() {
        return Duty.resting(clock, this::work);
    }

    private Duration work() {
        IndexPlan plan = plans.current();
        if (lost.isAnyLost() || lost.isAnyPlanted(plan)) {
            replanning.follow(register.current());
        }
        if (building.step(replanning)) {
            plans.confirmed();
            return AT_ONCE;
        }
        if (retiring.step()) {
            return AT_ONCE;
        }
        keys.forgetAllBut(store.withKeys());
        return LOOK;
    }
}
