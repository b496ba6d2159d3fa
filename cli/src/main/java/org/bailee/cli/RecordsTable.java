package org.bailee.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.client.OpenedRecord;
import org.bailee.client.Plain;
import org.bailee.client.View;

/// Records of one collection, a row each. A field that is not shown plain says how it is shown.
record RecordsTable(List<OpenedRecord> records) {
    List<String> header() {
        List<String> header = new ArrayList<>(List.of("RECORD"));
        fields().forEach(field -> header.add(how(field)));
        return header;
    }

    List<List<String>> rows() {
        Set<String> fields = fields();
        return records.stream()
                .map(record -> {
                    List<String> row = new ArrayList<>(List.of(record.record()));
                    fields.forEach(
                            field -> row.add(Optional.ofNullable(record.data().get(field))
                                    .map(Plain::text)
                                    .orElse("")));
                    return row;
                })
                .toList();
    }

    private Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        records.forEach(record -> fields.addAll(record.data().keySet()));
        return fields;
    }

    /// Of several pages each is granted anew, and may be shown in another way.
    private String how(String field) {
        List<View> views = records.stream()
                .map(record -> record.views().get(field))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return views.equals(List.of(View.PLAIN))
                ? field
                : field + " (" + views.stream().map(View::toString).collect(Collectors.joining(" or ")) + ")";
    }
}
