package org.bailee.cli.tables;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A row of a file. Cells that are empty are left out.
///
/// @param line where it begins, from 1
/// @param cells values by column: texts, and from JSON numbers and booleans too
/// @param raw the cells as they stand, where they do not fit the columns; otherwise none
/// @param flaw why the row cannot be taken as it is
public record Row(long line, Map<String, Object> cells, List<String> raw, Optional<Flaw> flaw) {
    /// What is wrong with a row: a code for programs, the column if one is to blame, and a sentence; never the value.
    public record Flaw(String code, String column, String says) {}

    static Row sound(long line, Map<String, Object> cells) {
        return new Row(line, cells, List.of(), Optional.empty());
    }

    static Row ragged(long line, List<String> raw, String says) {
        return new Row(line, Map.of(), raw, Optional.of(new Flaw("row.ragged", "", says)));
    }

    static Row flawed(long line, Map<String, Object> cells, String code, String column, String says) {
        return new Row(line, cells, List.of(), Optional.of(new Flaw(code, column, says)));
    }

    @Override
    public String toString() {
        return "Row[line=" + line + ", cells=[sealed]]";
    }
}
