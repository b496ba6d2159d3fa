package org.bailee.server.vault;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.PersonState;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Value;

/// What is kept of people by name, and its end when its time is over. For Bailee itself, whom nobody granted
/// anything: no value leaves, but the day a period is counted from.
public final class Upkeep {
    private final VaultStore stores;
    private final DataKeys dataKeys;
    private final Sealer sealer;
    private final Erasure erasure;
    private final Cutting cutting;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Tx tx;

    Upkeep(Parts parts, Erasure erasure) {
        this.stores = parts.stores();
        this.dataKeys = parts.dataKeys();
        this.sealer = parts.sealer();
        this.erasure = erasure;
        this.cutting = new Cutting(parts);
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.tx = parts.tx();
    }

    /// How many people there are.
    public long people() {
        return stores.kept().people();
    }

    /// People by id.
    ///
    /// @param days by collection, the bare name of the field whose day is wanted
    public List<KeptPerson> page(Map<String, String> days, Optional<SubjectId> after, int limit) {
        List<SubjectId> people = stores.people().page(after, limit).stream()
                .map(PersonVersion::subject)
                .toList();
        return look(people, days);
    }

    /// Erases of one person what is decided on, in one transaction with what is to be written down of it.
    ///
    /// @param reference the log's reason
    /// @param decide from what is kept at that moment, which nobody changes meanwhile; not asked if the person
    /// is gone
    /// @param within is told what was done, in the same transaction
    /// @throws org.bailee.server.shared.Conflict if something was to go, and there is a legal hold
    /// @throws Corrupt if a seal did not verify; nothing went, and somebody was called
    public void end(
            SubjectId subject,
            String reference,
            Map<String, String> days,
            Function<KeptPerson, Removal> decide,
            Consumer<Removal> within) {
        Optional<String> reason = Optional.of(reference);
        try {
            dataKeys.fresh(
                    subject,
                    () -> tx.write(() -> {
                        boolean there = stores.people()
                                .holdAlone(subject)
                                .map(gone -> !gone)
                                .orElse(false);
                        Removal removal = there ? decide.apply(lookAlone(subject, days)) : new Removal.Nothing();
                        switch (removal) {
                            case Removal.Nothing _ -> {}
                            case Removal.Everything _ -> {
                                Holding.mustNotBeHeld(subject, stores, dataKeys);
                                erasure.remove(subject, clock.instant());
                                audit.append(
                                        Actor.bailee(),
                                        VaultEvent.of("subject-erased", reason).about(subject));
                            }
                            case Removal.Fields fields -> {
                                Holding.mustNotBeHeld(subject, stores, dataKeys);
                                cutting.cut(
                                        subject,
                                        dataKeys.of(subject),
                                        scope(fields.of()),
                                        Actor.bailee(),
                                        kind -> VaultEvent.of(kind, reason).about(subject));
                            }
                        }
                        within.accept(removal);
                        return true;
                    }));
        } catch (Corrupt why) {
            Alarm.raise(audit, Actor.bailee(), VaultEvent.of("subject-erased", reason), subject);
            throw why;
        }
    }

    /// @throws NotFound if the person's key was given up at a restore: nobody has to be called for that
    private KeptPerson lookAlone(SubjectId subject, Map<String, String> days) {
        KeptPerson person = look(List.of(subject), days).getFirst();
        if (!person.readable()) {
            requireNonNull(stores.people().hold(List.of(subject)).get(subject)).open(dataKeys.of(subject));
        }
        return person;
    }

    /// A record of which no field is left goes with them, unless it is a person's own.
    private static Scope scope(Map<KeptRecord, SortedSet<String>> due) {
        Map<RecordId, Map.Entry<KeptRecord, SortedSet<String>>> records = new HashMap<>();
        due.entrySet().forEach(entry -> records.put(entry.getKey().record(), entry));
        return record -> Optional.ofNullable(records.get(record.record()))
                .filter(entry -> entry.getKey().collection().equals(record.collection()))
                .map(entry ->
                        cut(record, entry.getValue().containsAll(entry.getKey().fields()), entry.getValue()));
    }

    private static Scope.Cut cut(SealedRecord record, boolean whole, SortedSet<String> names) {
        if (whole && !record.isPersonsOwn()) {
            return new Scope.Cut.Whole();
        }
        return new Scope.Cut.Fields(whole ? Optional.empty() : Optional.of(names), record.version() + 1);
    }

    private List<KeptPerson> look(Collection<SubjectId> subjects, Map<String, String> days) {
        // Keys first, so that who is erased in between is missing from the rows and not taken for spoilt.
        EachPerson<DataKey> keys = dataKeys.of(subjects);
        Map<SubjectId, KeptRows> rows = stores.kept().find(subjects);
        Set<SubjectId> held = stores.holds().held(subjects);
        List<KeptPerson> people = new ArrayList<>(rows.size());
        rows.forEach((subject, there) -> {
            try {
                DataKey key = keys.of(subject).orThrow();
                boolean onHold = held.contains(subject) || isHeld(there.row().open(key));
                List<KeptRecord> records = there.sound(key).records().stream()
                        .map(record -> kept(key, record, Optional.ofNullable(days.get(record.collection()))))
                        .toList();
                people.add(new KeptPerson(subject, onHold, true, records));
            } catch (NotFound gone) {
                if (!gone.isGivenUp()) {
                    throw gone;
                }
                people.add(KeptPerson.unreadable(subject, held.contains(subject)));
            } catch (Corrupt _) {
                Alarm.raise(subject);
                people.add(KeptPerson.unreadable(subject, held.contains(subject)));
            }
        });
        return people;
    }

    /// By what the person's own state says: rows can be taken away.
    private static boolean isHeld(PersonState state) {
        return state.holds() + state.restrictions() > 0;
    }

    private KeptRecord kept(DataKey key, SealedRecord record, Optional<String> dayIn) {
        SortedMap<String, byte[]> envelopes = sealer.unpack(key, record);
        Optional<Instant> day = dayIn.filter(envelopes::containsKey)
                .map(field -> sealer.open(key, record, field, requireNonNull(envelopes.get(field))))
                .flatMap(Upkeep::instant);
        return new KeptRecord(
                record.collection(), record.record(), record.isPersonsOwn(), new TreeSet<>(envelopes.keySet()), day);
    }

    /// A day ends when the next one begins. What is no day counts as none.
    private static Optional<Instant> instant(Value value) {
        if (!(value instanceof Value.Text(String text))) {
            return Optional.empty();
        }
        try {
            if (text.indexOf('T') > 0) {
                return Optional.of(Instant.parse(text));
            }
            LocalDate day = LocalDate.parse(text);
            return Optional.of(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
