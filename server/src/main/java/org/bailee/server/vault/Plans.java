package org.bailee.server.vault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.bailee.server.database.Tx;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.vault.PlanStore.Head;

/// The plan in force, in memory: good enough to prepare by. What is written is held against the database's in the same
/// transaction, and what is read after it was read.
final class Plans {
    /// Shorter by far than the key of an index stays after its plan is over ([Retiring]).
    static final Duration CONFIRMED_FOR = Duration.ofSeconds(1);

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final PlanStore store;
    private final Replanning replanning;
    private final Register register;
    private final InstantSource clock;
    private final AtomicReference<Known> latest = new AtomicReference<>(new Known(IndexPlan.NONE, Instant.MIN));
    private final AtomicReference<Instant> again = new AtomicReference<>(Instant.MIN);

    Plans(PlanStore store, Replanning replanning, Register register, InstantSource clock) {
        this.store = store;
        this.replanning = replanning;
        this.register = register;
        this.clock = clock;
    }

    private record Known(IndexPlan plan, Instant at) {
        boolean holds(Instant now) {
            // A clock that was set back says nothing about age.
            return !at.isAfter(now) && now.isBefore(at.plus(CONFIRMED_FOR));
        }
    }

    /// For the register in force: whoever comes first after a change of it makes the plan.
    ///
    /// @throws org.bailee.server.shared.Unavailable if others write without a pause
    IndexPlan current() {
        Known known = known();
        IndexPlan plan = known.holds(clock.instant()) ? known.plan : confirmed();
        RegisterVersion version = register.current();
        return version.number() > plan.register() && !Tx.isUnderWay() ? followed(version, plan) : plan;
    }

    /// Somebody may read the tables for hours, as pg_dump does, and meanwhile no plan can follow: then what is kept is
    /// indexed by the last one, and found by the next when it comes and is built. But no value is to be given twice
    /// because nobody could write down that it is unique.
    private IndexPlan followed(RegisterVersion version, IndexPlan last) {
        boolean mayWait = Wanted.by(version.definition()).stream()
                .filter(one -> one.way() == SearchIndex.Way.UNIQUE)
                .allMatch(one -> last.indexes().stream().anyMatch(one::isMetBy));
        if (mayWait && clock.instant().isBefore(requireNonNull(again.get()))) {
            return last;
        }
        try {
            replanning.follow(version);
            return confirmed();
        } catch (Unavailable busy) {
            again.set(clock.instant().plus(AGAIN));
            if (mayWait) {
                return last;
            }
            throw busy;
        }
    }

    /// As the caller's transaction must write, and as it stays until that ends.
    IndexPlan held() {
        return plan(store.number());
    }

    /// Reads by a plan, and again if it was over before the reading was done: rows of an index that is not read any
    /// more are deleted, and half of them found is a wrong answer. So is a refusal, if its index serves by now.
    <T> T steadily(Function<IndexPlan, T> read) {
        IndexPlan plan = current();
        while (true) {
            IndexPlan by = plan;
            Result<T> found = Result.of(() -> read.apply(by));
            plan = confirmed();
            if (plan.number() == by.number()) {
                return found.orThrow();
            }
        }
    }

    /// The index to ask. One that does not know everybody yet is not asked: who is missing from an answer would be
    /// taken
    /// for unknown.
    ///
    /// @throws org.bailee.server.shared.Unavailable if it is being built
    SearchIndex serving(IndexPlan plan, FieldPath field, SearchIndex.Way way) {
        return plan.serving(field, way).orElseThrow(() -> {
            // Asked for again, as what is in memory tells how far it was when the plan was made.
            Optional<SearchIndex> now =
                    plan.like(field, way).stream().findFirst().flatMap(index -> store.find(index.number()));
            return Refused.indexBuilding(
                    field,
                    now.map(SearchIndex::done).orElse(0L),
                    now.map(SearchIndex::people).orElse(0L));
        });
    }

    IndexPlan confirmed() {
        IndexPlan plan = plan(store.number());
        latest.set(new Known(plan, clock.instant()));
        return plan;
    }

    private IndexPlan plan(Head number) {
        IndexPlan known = known().plan;
        return known.number() == number.plan() ? known : declared(store.plan(number));
    }

    /// A row in a table is no reason to digest a value: whoever may write to the database could have one of few values
    /// told apart. So the register decides, by the version the plan is for, or nodes that know others would leave
    /// people out.
    private IndexPlan declared(IndexPlan plan) {
        List<SearchIndex> declared = Wanted.declared(madeFor(plan).definition(), plan.indexes());
        plan.indexes().stream().filter(index -> !declared.contains(index)).forEach(Alarm::raise);
        return new IndexPlan(plan.number(), plan.register(), declared);
    }

    private RegisterVersion madeFor(IndexPlan plan) {
        RegisterVersion inForce = register.current();
        // After a restore there are indexes before there is a plan.
        return plan.register() == 0 || plan.register() == inForce.number()
                ? inForce
                : register.version(plan.register()).orElse(inForce);
    }

    private Known known() {
        return requireNonNull(latest.get());
    }
}
