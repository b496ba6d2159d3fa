package org.bailee.server.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Basis;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.register.Retention;
import org.bailee.server.register.Retention.Anchor;
import org.bailee.server.register.Signature;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.KeptPerson;
import org.bailee.server.vault.KeptRecord;

/// Computes from one version of the register what of a person is over its time at one moment, and what is held
/// back.
final class Lapses {
    private final RegisterDefinition register;
    private final Optional<Instant> applied;
    private final Instant now;

    Lapses(RegisterVersion version, Instant now) {
        this.register = version.definition();
        this.applied = version.signature().map(Signature::at);
        this.now = now;
    }

    /// How the time of a record stands.
    private sealed interface Term {
        record Running() implements Term {}

        record Unknown() implements Term {}

        record Over(Optional<Instant> at) implements Term {}
    }

    private record Due(KeptRecord record, Retention rule, Term term) {}

    /// Which fields hold the days that periods count from, by collection.
    Map<String, String> days() {
        Map<String, String> days = new TreeMap<>();
        register.retention().forEach((collection, rule) -> {
            if (rule.from() instanceof Anchor.Date(FieldPath field)) {
                days.put(collection, field.field());
            }
        });
        return days;
    }

    /// Whether anything of the person can be over at all that only the log can tell: nothing of them is older
    /// than they.
    boolean needsHistory(KeptPerson person) {
        Instant made = Ids.madeAt(person.subject().value());
        return person.records().stream()
                .filter(record -> !record.fields().isEmpty() && record.day().isEmpty())
                .flatMap(record -> Optional.ofNullable(register.retention().get(record.collection())).stream()
                        .filter(rule -> record.personal() || rule.from() instanceof Anchor.LastActivity))
                .anyMatch(rule -> isOver(after(made, rule.keep())));
    }

    List<Lapse> of(KeptPerson person, History history) {
        List<Lapse> lapses = new ArrayList<>();
        List<Due> due = new ArrayList<>();
        Set<String> kept = new TreeSet<>();
        for (KeptRecord record : person.records()) {
            addUndeclared(lapses, record, person.held());
            SortedSet<String> fields = declared(record);
            Retention rule = register.retention().get(record.collection());
            if (fields.isEmpty() || rule == null) {
                continue;
            }
            Term term = term(person.subject(), record, rule, history);
            if (term instanceof Term.Over || term instanceof Term.Unknown) {
                due.add(new Due(record, rule, term));
            }
            if (!(term instanceof Term.Over)) {
                kept.add(record.collection());
            }
        }
        due.forEach(one -> lapses.addAll(lapses(one, kept, person.held())));
        return lapses;
    }

    /// What the register dropped nobody may read any more, and nobody needs.
    private void addUndeclared(List<Lapse> lapses, KeptRecord record, boolean onHold) {
        SortedSet<String> rest = new TreeSet<>(record.fields());
        rest.removeAll(declared(record));
        if (!rest.isEmpty()) {
            lapses.add(new Lapse(record, rest, Lapse.NOT_IN_REGISTER, applied, hold(onHold)));
        }
    }

    private SortedSet<String> declared(KeptRecord record) {
        SortedSet<String> fields = new TreeSet<>(record.fields());
        fields.removeIf(field ->
                register.field(new FieldPath(record.collection(), field)).isEmpty());
        return fields;
    }

    private Term term(SubjectId subject, KeptRecord record, Retention rule, History history) {
        Instant earliest = Ids.madeAt(subject.value());
        boolean told = record.personal() || rule.from() instanceof Anchor.LastActivity;
        if (record.day().isEmpty() && told && !isOver(after(earliest, rule.keep()))) {
            return new Term.Running();
        }
        Optional<Instant> begun = switch (rule.from()) {
            case Anchor.LastActivity _ -> history.lastActivity();
            case Anchor.Created _ -> made(record, history);
            case Anchor.Date _ -> record.day().or(() -> made(record, history));
        };
        boolean counted = rule.from() instanceof Anchor.Date && record.day().isPresent();
        return begun.map(from -> after(from, rule.keep()))
                .<Term>map(end ->
                        isOver(end) ? new Term.Over(counted ? Optional.empty() : Optional.of(end)) : new Term.Running())
                .orElseGet(Term.Unknown::new);
    }

    private static Optional<Instant> made(KeptRecord record, History history) {
        return record.personal()
                ? history.made(record.collection())
                : Optional.of(Ids.madeAt(record.record().value()));
    }

    private List<Lapse> lapses(Due due, Set<String> kept, boolean onHold) {
        Map<Optional<HeldBy>, SortedSet<String>> by = new LinkedHashMap<>();
        for (String field : declared(due.record())) {
            by.computeIfAbsent(hold(onHold).or(() -> heldBy(due, field, kept)), _ -> new TreeSet<>())
                    .add(field);
        }
        Optional<Instant> at = due.term() instanceof Term.Over(Optional<Instant> end) ? end : Optional.empty();
        return by.entrySet().stream()
                .map(part -> new Lapse(due.record(), part.getValue(), Lapse.PERIOD, at, part.getKey()))
                .toList();
    }

    private static Optional<HeldBy> hold(boolean onHold) {
        return onHold ? Optional.of(HeldBy.LEGAL_HOLD) : Optional.empty();
    }

    private Optional<HeldBy> heldBy(Due due, String field, Set<String> kept) {
        if (due.term() instanceof Term.Unknown) {
            return Optional.of(HeldBy.ANCHOR_MISSING);
        }
        FieldPath path = new FieldPath(due.record().collection(), field);
        return register.activities().values().stream()
                .filter(activity -> isDemanded(activity) && activity.needs(path))
                .filter(activity -> activity.needs().stream()
                        .map(FieldPath::collection)
                        .anyMatch(other -> kept.contains(other) && isLonger(other, due.rule())))
                .map(activity -> HeldBy.activity(activity.name()))
                .findFirst();
    }

    /// A contract or an interest ends with the period the register gives; only what a law demands goes before it.
    private static boolean isDemanded(Activity activity) {
        return activity.basis() == Basis.LEGAL_OBLIGATION || activity.basis() == Basis.PUBLIC_TASK;
    }

    private boolean isLonger(String collection, Retention rule) {
        return Optional.ofNullable(register.retention().get(collection))
                .filter(other -> days(other.keep()) > days(rule.keep()))
                .isPresent();
    }

    /// Only to compare with; months have the length they have on average.
    private static double days(Period period) {
        return period.toTotalMonths() * 30.436875 + period.getDays();
    }

    private boolean isOver(Instant end) {
        return !end.isAfter(now);
    }

    private static Instant after(Instant begun, Period keep) {
        return begun.atZone(ZoneOffset.UTC).plus(keep).toInstant();
    }

    /// What of a person goes by this: the whole person, if nothing would be left.
    ///
    /// @param fields by record
    static boolean leavesNothing(KeptPerson person, SortedMap<String, SortedSet<String>> fields) {
        return person.records().stream()
                .allMatch(record ->
                        fields.getOrDefault(key(record), new TreeSet<>()).containsAll(record.fields()));
    }

    static String key(KeptRecord record) {
        return record.collection() + " " + record.record();
    }
}
