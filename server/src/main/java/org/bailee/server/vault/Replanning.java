package org.bailee.server.vault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.IndexKeys;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.Actor;
import org.bailee.server.vault.PlanStore.Head;
import org.bailee.server.vault.SearchIndex.State;
import org.bailee.server.vault.SearchIndex.Way;

/// Changes which indexes are written: the only way from one plan to the next. Whoever writes by the one has ended
/// before anybody writes by the other, on all nodes.
///
/// Never inside another transaction: if that were undone, the number of a key could be given twice, and a node that
/// has the first in memory would write digests nobody finds.
final class Replanning {
    private final PlanStore store;
    private final IndexKeys keys;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Tx tx;

    Replanning(PlanStore store, IndexKeys keys, AuditLog audit, InstantSource clock, Tx tx) {
        this.store = store;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
        this.tx = tx;
    }

    /// Makes the indexes those that a version of the register declares; a node that knows an older one changes
    /// nothing. An index whose key is gone, as after a restore with newer keys, is built anew. One that somebody
    /// put into the table goes.
    void follow(RegisterVersion register) {
        alone(now -> {
            boolean isSame = now.register() == register.number();
            List<SearchIndex> lost = written(index -> !keys.has(index.number()));
            List<SearchIndex> planted = isSame ? planted(register.definition()) : List.of();
            if (now.register() > register.number() || (isSame && lost.isEmpty() && planted.isEmpty())) {
                return Optional.empty();
            }
            lost.forEach(index -> store.lose(index.number(), clock.instant()));
            planted.forEach(index -> audit.append(Actor.bailee(), IndexEvent.planted(index)));
            List<Wanted> wanted = Wanted.by(register.definition());
            // Where nobody is, nothing is to be added: it is complete.
            State first = store.isAnybodyThere() ? State.BUILDING : State.SERVING;
            wanted.forEach(one -> provide(one, first));
            written(index -> isOver(index, wanted)).forEach(this::retire);
            return Optional.of(register.number());
        });
    }

    /// Of a plan made for this register, what it does not declare: each plan is made of nothing else.
    private List<SearchIndex> planted(RegisterDefinition register) {
        List<SearchIndex> written = store.written();
        List<SearchIndex> declared = Wanted.declared(register, written);
        return written.stream().filter(index -> !declared.contains(index)).toList();
    }

    private void provide(Wanted wanted, State first) {
        List<SearchIndex> like = written(index -> index.isLike(wanted.field(), wanted.way()));
        if (like.stream().anyMatch(index -> index.way() == wanted.way())) {
            return;
        }
        List<SearchIndex> unique =
                like.stream().filter(index -> index.way() == Way.UNIQUE).toList();
        unique.forEach(index -> store.letRepeat(index.number(), clock.instant()));
        if (unique.isEmpty()) {
            begin(Actor.bailee(), wanted, first);
        }
    }

    /// One that answers what is asked stays until the one that takes its place does.
    private boolean isOver(SearchIndex index, List<Wanted> wanted) {
        Optional<Wanted> like = wanted.stream()
                .filter(one -> index.isLike(one.field(), one.way()))
                .findFirst();
        return like.filter(one -> one.way() == index.way()
                        || (index.isServing()
                                && written(other -> other.isServing() && one.isMetBy(other))
                                        .isEmpty()))
                .isEmpty();
    }

    /// Each change opens everybody, so no key is changed twice within this: an account that may do nothing else could
    /// keep servers at it without end.
    static final Duration NEW_FOR = Duration.ofDays(1);

    /// Begins another index for each that serves, is chosen, has none beside it that is being built, and did not get
    /// its key in the place of another just now.
    ///
    /// @return the new ones
    List<SearchIndex> rotate(Actor actor, Predicate<SearchIndex> chosen) {
        List<Integer> begun = new ArrayList<>();
        alone(now -> {
            begun.clear();
            for (SearchIndex index : written(chosen.and(SearchIndex::isServing))) {
                boolean alone = written(other -> other.isLike(index.field(), index.way()))
                                .size()
                        == 1;
                if (alone && !isNew(index)) {
                    begun.add(begin(actor, new Wanted(index.field(), index.way()), State.BUILDING));
                }
            }
            return begun.isEmpty() ? Optional.empty() : Optional.of(now.register());
        });
        return begun.stream().flatMap(number -> store.find(number).stream()).toList();
    }

    private boolean isNew(SearchIndex index) {
        Instant now = clock.instant();
        // A clock that was set back says nothing about age.
        return !index.begunAt().isAfter(now)
                && index.begunAt().plus(NEW_FOR).isAfter(now)
                && store.hasPredecessor(index);
    }

    /// Cuts over to an index that is complete: from here on it is read, and the one before neither read nor written.
    void serve(int number) {
        alone(now -> {
            Optional<SearchIndex> built = store.find(number).filter(index -> index.state() == State.BUILDING);
            built.ifPresent(index -> {
                written(other -> other.isServing() && other.isLike(index.field(), index.way()))
                        .forEach(this::retire);
                store.serve(number, clock.instant());
                audit.append(Actor.bailee(), IndexEvent.serving(index));
            });
            return built.map(_ -> now.register());
        });
    }

    private int begin(Actor actor, Wanted wanted, State state) {
        int number = keys.make(store.newest());
        store.insert(number, wanted.field(), wanted.way(), state, clock.instant());
        if (state == State.BUILDING) {
            audit.append(actor, IndexEvent.begun(number, wanted));
        }
        return number;
    }

    private void retire(SearchIndex index) {
        store.retire(index.number(), clock.instant());
    }

    private List<SearchIndex> written(Predicate<SearchIndex> which) {
        return store.written().stream().filter(which).toList();
    }

    /// @param change answers the version of the register the next plan is for; empty if there is to be none
    private void alone(Function<Head, Optional<Integer>> change) {
        tx.write(() -> {
            store.lock();
            Head now = store.number();
            Optional<Integer> register = change.apply(now);
            register.ifPresent(version -> store.next(new Head(now.plan() + 1, version)));
            return register.isPresent();
        });
    }
}
