package org.bailee.cli.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Which column of a file goes into which field. A column without a target is left out, on purpose.
///
/// @param match for records of which a person may have many: the field and column that find the person
public record Mapping(String into, SequencedMap<String, Optional<Target>> columns, Optional<Match> match) {
    /// Finds the person a record belongs to.
    public record Match(String field, String column) {}

    public boolean isEmpty() {
        return columns.values().stream().allMatch(Optional::isEmpty);
    }

    Mapping with(Match found) {
        return new Mapping(into, columns, Optional.of(found));
    }

    /// Required fields that no column fills.
    List<String> missing(Catalogue catalogue) {
        return catalogue.fields(into).stream()
                .filter(Field::required)
                .map(Field::path)
                .filter(path -> columns.values().stream()
                        .flatMap(Optional::stream)
                        .noneMatch(target -> target.field().path().equals(path)))
                .toList();
    }

    /// All that decides what is sent for a row, as one text: a resumed import must send the same.
    public String fingerprint() {
        SequencedMap<String, String> text = new LinkedHashMap<>();
        columns.forEach((column, target) -> text.put(
                column,
                target.map(to -> to.path() + ":" + to.field().type().kind()).orElse("-")));
        return into + " " + text + " "
                + match.map(found -> found.field() + "=" + found.column()).orElse("-");
    }
}
