package org.bailee.server.backup;

import java.util.List;
import java.util.stream.Collectors;

/// A table and its columns, in the order in which a row has them.
///
/// @param name `schema.table`
record TableShape(String name, List<Column> columns) {
    String schema() {
        return name.substring(0, name.indexOf('.'));
    }

    /// The same table with PostgreSQL's names of types turned into a backup's words.
    ///
    /// @throws org.bailee.server.shared.Unavailable if a backup has no form for one
    TableShape inWords() {
        return new TableShape(
                name,
                columns.stream()
                        .map(column -> new Column(
                                column.name(),
                                ColumnType.ofSql(column.type())
                                        .orElseThrow(() -> Refused.unknownType(column.type()))
                                        .word()))
                        .toList());
    }

    ColumnType[] types() {
        return columns.stream().map(Column::typed).toArray(ColumnType[]::new);
    }

    String columnList() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
