package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.PersonState;
import org.bailee.server.shared.RecordId;

/// One pass over all records of a person, from one data key to another: what was met, and what it becomes.
final class Pass {
    private final Sealer sealer;
    private final DataKey old;
    private final DataKey renewed;
    private final Scope scope;
    private PersonState met = PersonState.EMPTY;
    private PersonState after;
    private long metVersions;
    private long version;
    private int records;
    private int fields;
    private boolean found;

    /// @param before the person's state, whose holds and restrictions stay
    Pass(Sealer sealer, DataKey old, DataKey renewed, Scope scope, PersonState before) {
        this.sealer = sealer;
        this.old = old;
        this.renewed = renewed;
        this.scope = scope;
        this.after = PersonState.EMPTY.withHolds(before.holds()).withRestrictions(before.restrictions());
    }

    /// What becomes of some records.
    ///
    /// @param gone ids, by collection
    /// @param cut the new version of each, by what was taken
    record Batch(List<SealedRecord> kept, Map<String, List<RecordId>> gone, Map<CutFields, Map<RecordId, Long>> cut) {}

    Batch take(List<SealedRecord> rows) {
        Batch done = new Batch(new ArrayList<>(rows.size()), new TreeMap<>(), new TreeMap<>());
        for (SealedRecord record : rows) {
            met = met.with(record.place(), old);
            metVersions += record.isPersonsOwn() ? record.version() : 0;
            Optional<Scope.Cut> cut = scope.of(record);
            found |= cut.isPresent();
            cut.ifPresentOrElse(
                    some -> take(record, some, done),
                    () -> keep(sealer.reseal(old, renewed, record, record.version(), _ -> true), done));
        }
        return done;
    }

    private void take(SealedRecord record, Scope.Cut cut, Batch done) {
        switch (cut) {
            case Scope.Cut.Whole _ -> {
                records++;
                done.gone()
                        .computeIfAbsent(record.collection(), _ -> new ArrayList<>())
                        .add(record.record());
            }
            case Scope.Cut.Fields some -> {
                Set<String> there = sealer.unpack(old, record).keySet();
                List<String> had = there.stream().filter(some::takes).toList();
                fields += had.size();
                keep(sealer.reseal(old, renewed, record, some.version(), name -> !some.takes(name)), done);
                done.cut()
                        .computeIfAbsent(
                                CutFields.of(record.collection(), some, had, had.size() == there.size()),
                                _ -> new TreeMap<>())
                        .put(record.record(), some.version());
            }
        }
    }

    private void keep(SealedRecord record, Batch done) {
        after = after.with(record.place(), renewed);
        version += record.isPersonsOwn() ? record.version() : 0;
        done.kept().add(record);
    }

    /// @throws Corrupt if what was met is not what the person's row tells
    void mustHaveMet(PersonState before, long versions) {
        if (!met.own().equals(before.own()) || !met.other().equals(before.other()) || metVersions != versions) {
            throw new Corrupt();
        }
    }

    /// Whether any of it was there.
    boolean found() {
        return found;
    }

    PersonState after() {
        return after;
    }

    /// @param part which of the person's it is
    PartErased done(long part) {
        return new PartErased(part, version, records, fields);
    }
}
