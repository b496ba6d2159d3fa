package org.bailee.server.console.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.server.console.watch.HoneyView.Suggested;
import org.bailee.server.types.Value;
import org.bailee.server.vault.PersonDraft;
import org.bailee.server.vault.RecordDraft;

/// A made-up person as the parts of a form, and back: `value.profile.name`, `value.profile.address.city`.
final class DecoyForm {
    private static final String VALUE = "value.";
    private static final int WITH_PART = 3;

    private DecoyForm() {}

    static List<Suggested> of(PersonDraft draft) {
        List<Suggested> all = new ArrayList<>();
        for (RecordDraft record : draft.records()) {
            record.fields().forEach((field, value) -> {
                String label = record.collection() + "." + field;
                switch (value) {
                    case Value.Text(String text) -> all.add(new Suggested(label, text));
                    case Value.Parts(var parts) ->
                        parts.forEach((part, text) -> all.add(new Suggested(label + "." + part, text)));
                }
            });
        }
        return all;
    }

    /// As it was typed, to be shown again.
    static List<Suggested> typed(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(part -> part.getKey().startsWith(VALUE))
                .map(part -> new Suggested(part.getKey().substring(VALUE.length()), part.getValue()))
                .toList();
    }

    static PersonDraft read(Map<String, String> form) {
        Map<String, Map<String, Value>> records = new LinkedHashMap<>();
        Map<String, SortedMap<String, String>> parts = new LinkedHashMap<>();
        for (Suggested one : typed(form)) {
            String[] path = one.label().split("\\.", WITH_PART);
            if (path.length < 2) {
                continue;
            }
            Map<String, Value> fields = records.computeIfAbsent(path[0], _ -> new LinkedHashMap<>());
            if (path.length < WITH_PART) {
                fields.put(path[1], new Value.Text(one.value()));
            } else {
                SortedMap<String, String> together =
                        parts.computeIfAbsent(path[0] + "." + path[1], _ -> new TreeMap<>());
                together.put(path[2], one.value());
                fields.put(path[1], new Value.Parts(together));
            }
        }
        return new PersonDraft(records.entrySet().stream()
                .map(record -> new RecordDraft(record.getKey(), record.getValue()))
                .toList());
    }
}
