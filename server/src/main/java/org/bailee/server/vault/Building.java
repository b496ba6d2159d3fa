package org.bailee.server.vault;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.register.Collection;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Value;
import org.bailee.server.vault.BuildStore.Turn;

/// Adds who is kept already to indexes that are written since a while: in order of id, some at a time, each batch in
/// one transaction with how far it has come. So it goes on after a kill, and two nodes take turns.
///
/// Nobody is missed. Whoever wrote without knowing of the index has ended before the first batch, so their rows are
/// there to be read; whoever writes after that writes the index too. Between a batch and a change of the same person
/// the lock on the person decides who comes first, and the second sees what the first did.
final class Building {
    static final int BATCH = 200;

    /// So many people with a value that another has are named in the log, of each index in each pass.
    static final int NAMED = 20;

    private static final Duration HALTED = Duration.ofHours(1);

    private final BuildStore store;
    private final VaultStore stores;
    private final DataKeys dataKeys;
    private final Sealer sealer;
    private final Digests digests;
    private final Register register;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Tx tx;

    Building(Parts parts, Register register) {
        this.store = parts.stores().builds();
        this.stores = parts.stores();
        this.dataKeys = parts.dataKeys();
        this.sealer = parts.sealer();
        this.digests = parts.digests();
        this.register = register;
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.tx = parts.tx();
    }

    /// What came of one batch.
    ///
    /// @param worked whether there was anything to do
    /// @param complete indexes that know everybody
    private record Step(boolean worked, List<SearchIndex> complete) {
        static final Step IDLE = new Step(false, List.of());
    }

    /// @param replanning cuts over to what is complete
    /// @return whether there was anything to do
    boolean step(Replanning replanning) {
        Step done = batch();
        done.complete().forEach(index -> replanning.serve(index.number()));
        return done.worked();
    }

    private Step batch() {
        // Outside of the transaction, as it takes long, and others may be waiting for the row.
        for (SearchIndex index : store.unbegun(clock.instant())) {
            store.begin(index.number(), store.peopleIn(Set.of(index.field().collection())));
        }
        RegisterDefinition definition = register.current().definition();
        return tx.write(() -> {
            // A node that has not heard of the field yet would find no value of it in anybody: others do, or this one
            // in a second. What is not declared any more is in no plan soon, and what never was is nobody's.
            List<Turn> all = store.building();
            List<SearchIndex> declared =
                    Wanted.declared(definition, all.stream().map(Turn::index).toList());
            List<Turn> turns =
                    all.stream().filter(turn -> declared.contains(turn.index())).toList();
            Optional<UUID> behind = turns.stream().map(Turn::after).min(Comparator.comparing(UUID::toString));
            return behind.map(after -> step(
                            definition,
                            after,
                            turns.stream()
                                    .filter(turn -> turn.after().equals(after))
                                    .map(Turn::index)
                                    .toList()))
                    .orElse(Step.IDLE);
        });
    }

    /// Indexes that have come equally far go on together, so that nobody is opened twice.
    private Step step(RegisterDefinition definition, UUID after, List<SearchIndex> indexes) {
        Set<String> collections =
                indexes.stream().map(index -> index.field().collection()).collect(Collectors.toSet());
        List<SubjectId> people = store.peopleIn(collections, after, BATCH);
        if (!people.isEmpty()) {
            batch(definition, indexes, people);
            return new Step(true, List.of());
        }
        List<SearchIndex> complete = new ArrayList<>();
        for (SearchIndex index : indexes) {
            if (index.damaged() + index.duplicates() == 0) {
                complete.add(index);
            } else {
                // Nobody but people can put that right; looked at again from the start, since they may have.
                store.halt(index.number(), clock.instant().plus(HALTED));
                audit.append(Actor.bailee(), IndexEvent.halted(index));
            }
        }
        return new Step(true, complete);
    }

    private void batch(RegisterDefinition definition, List<SearchIndex> indexes, List<SubjectId> people) {
        stores.people().hold(people);
        // Read once they are held, so that nobody changes them meanwhile.
        Map<SubjectId, KeptRows> rows = stores.kept().find(people);
        EachPerson<DataKey> keys = dataKeys.of(rows.keySet());
        List<Indexed> found = new ArrayList<>();
        long damaged = 0;
        for (KeptRows kept : rows.values()) {
            try {
                // Of who was given up nothing is to be found; nor does anybody have to put that right.
                GivenUp.unless(() -> open(kept, keys, indexes, definition)).ifPresent(found::addAll);
            } catch (Corrupt _) {
                Alarm.raise(kept.row().subject());
                damaged++;
            }
        }
        IndexEntries entries = digests.of(new IndexPlan(0, 0, indexes), found);
        stores.search().insertMissing(entries.searchable());
        Map<Integer, List<UniqueValue>> duplicates = take(entries.unique());
        for (SearchIndex index : indexes) {
            List<UniqueValue> twice = duplicates.getOrDefault(index.number(), List.of());
            name(index, twice);
            store.advance(index.number(), people.getLast(), people.size(), damaged, twice.size());
        }
    }

    private List<Indexed> open(
            KeptRows kept, EachPerson<DataKey> keys, List<SearchIndex> indexes, RegisterDefinition definition) {
        SubjectId subject = kept.row().subject();
        try {
            return open(kept, keys.of(subject).orThrow(), indexes, definition);
        } catch (Corrupt _) {
            // In memory may be the key from before a part was erased.
            return dataKeys.fresh(subject, () -> open(kept, dataKeys.of(subject), indexes, definition));
        }
    }

    private List<Indexed> open(KeptRows kept, DataKey key, List<SearchIndex> indexes, RegisterDefinition definition) {
        List<Indexed> found = new ArrayList<>();
        for (SealedRecord record : kept.sound(key).records()) {
            Set<String> fields = indexes.stream()
                    .filter(index -> index.field().collection().equals(record.collection()))
                    .map(index -> index.field().field())
                    .collect(Collectors.toSet());
            Optional<Collection> declared =
                    fields.isEmpty() ? Optional.empty() : definition.collection(record.collection());
            declared.ifPresent(collection ->
                    found.add(new Indexed(record.subject(), record.record(), collection, values(key, record, fields))));
        }
        return found;
    }

    private Map<String, Value> values(DataKey key, SealedRecord record, Set<String> fields) {
        Map<String, Value> values = new TreeMap<>();
        sealer.unpack(key, record).forEach((field, envelope) -> {
            if (fields.contains(field)) {
                values.put(field, sealer.open(key, record, field, envelope));
            }
        });
        return values;
    }

    /// @return by index, the values that another record has
    private Map<Integer, List<UniqueValue>> take(List<UniqueValue> wanted) {
        Map<Integer, List<UniqueValue>> duplicates = new HashMap<>();
        stores.unique().takeOrFind(Uniqueness.ordered(wanted)).forEach((value, holder) -> {
            if (!value.isOf(holder)) {
                duplicates
                        .computeIfAbsent(value.index(), _ -> new ArrayList<>())
                        .add(value);
            }
        });
        return duplicates;
    }

    private void name(SearchIndex index, List<UniqueValue> twice) {
        twice.stream()
                .limit(Math.max(0, NAMED - index.duplicates()))
                .map(UniqueValue::subject)
                .distinct()
                .forEach(subject -> audit.append(Actor.bailee(), IndexEvent.duplicate(index, subject)));
    }
}
