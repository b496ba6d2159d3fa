package org.bailee.server.vault;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Collection;
import org.bailee.server.register.Field;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;
import org.bailee.server.types.Checked;
import org.bailee.server.types.Value;

/// The storage gate: what the register does not declare, or the stated activity does not need, is not kept
/// (GDPR Art. 5(1)(c)).
final class Gate {
    private final RegisterDefinition register;
    private final Activity activity;
    private final LocalDate today;

    Gate(WriteGrant grant, LocalDate today) {
        this.register = grant.register();
        this.activity = grant.activity();
        this.today = today;
    }

    /// @throws Invalid listing everything wrong with the person
    List<CheckedRecord> person(PersonDraft draft) {
        List<Violation> wrong = new ArrayList<>();
        List<CheckedRecord> records = new ArrayList<>(draft.records().size());
        Map<String, Integer> seen = new HashMap<>();
        for (RecordDraft sent : draft.records()) {
            int before = seen.merge(sent.collection(), 1, Integer::sum) - 1;
            Optional<Collection> declared = register.collection(sent.collection());
            if (declared.isEmpty()) {
                wrong.add(Refused.unknownCollection(sent.collection(), register));
            } else if (before > 0 && !declared.get().many()) {
                wrong.add(Refused.onlyOne(sent.collection()));
            } else {
                String where = sent.collection() + (declared.get().many() ? "[" + before + "]" : "");
                records.add(record(declared.get(), sent.fields(), where, wrong));
            }
        }
        if (draft.records().isEmpty()) {
            wrong.add(Refused.nothingSent());
        }
        return orRefuse(records, wrong);
    }

    /// @throws Invalid listing everything wrong with the record, or if its collection is not one of many
    CheckedRecord record(RecordDraft draft) {
        List<Violation> wrong = new ArrayList<>();
        Collection declared = collection(draft.collection());
        if (!declared.many()) {
            throw new Invalid(List.of(Refused.notMany(declared.name())));
        }
        return orRefuse(record(declared, draft.fields(), declared.name(), wrong), wrong);
    }

    /// @throws Invalid if the register declares no such collection
    Collection collection(String name) {
        return register.collection(name)
                .orElseThrow(() -> new Invalid(List.of(Refused.unknownCollection(name, register))));
    }

    /// The canonical value, or nothing and the reasons in `wrong`.
    Optional<Value> value(Field field, Value sent, String where, List<Violation> wrong) {
        return switch (field.type().check(sent, field.options().asOf(today))) {
            case Checked.Accepted(Value canonical) -> Optional.of(canonical);
            case Checked.Refused(var flaws) -> {
                flaws.forEach(flaw -> wrong.add(flaw.at(where)));
                yield Optional.empty();
            }
        };
    }

    /// The field if it may be written for the stated activity; if not, the reason is in `wrong`.
    Optional<Field> writable(Collection collection, String name, String where, List<Violation> wrong) {
        Optional<Field> declared = collection.field(name);
        if (declared.isEmpty()) {
            wrong.add(Refused.unknownField(name, where, collection));
        } else if (!activity.needs(declared.get().path())) {
            wrong.add(Refused.notNeeded(where + "." + name, activity.name()));
            return Optional.empty();
        }
        return declared;
    }

    /// What `then` makes of a value that one person alone may have. Only of a field the activity needs: the answer
    /// tells whether somebody has the value.
    ///
    /// @throws Invalid if the field is not unique or not needed, or the value is none
    <T> T unique(FieldPath path, Value sent, BiFunction<Field, Value, T> then) {
        Field field = register.field(path)
                .filter(Field::unique)
                .orElseThrow(() -> new Invalid(List.of(Refused.notUnique(path))));
        if (!activity.needs(path)) {
            throw new Invalid(List.of(Refused.notNeeded(path.toString(), activity.name())));
        }
        List<Violation> wrong = new ArrayList<>();
        Optional<Value> canonical = value(field, sent, path.toString(), wrong);
        return orRefuse(canonical.map(value -> then.apply(field, value)), wrong).orElseThrow();
    }

    static <T> T orRefuse(T checked, List<Violation> wrong) {
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return checked;
    }

    private CheckedRecord record(Collection collection, Map<String, Value> sent, String where, List<Violation> wrong) {
        TreeMap<String, Value> values = new TreeMap<>();
        sent.forEach((name, value) -> writable(collection, name, where, wrong)
                .flatMap(field -> value(field, value, where + "." + name, wrong))
                .ifPresent(canonical -> values.put(name, canonical)));
        for (Field field : collection.fields().values()) {
            if (field.required() && !sent.containsKey(field.path().field())) {
                wrong.add(Refused.required(where + "." + field.path().field()));
            }
        }
        return new CheckedRecord(collection, values);
    }
}
