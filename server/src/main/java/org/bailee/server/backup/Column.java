package org.bailee.server.backup;

/// A column of a table that is backed up.
///
/// @param type the word of its [ColumnType]
record Column(String name, String type) {
    ColumnType typed() {
        return ColumnType.ofWord(type).orElseThrow(() -> Refused.unknownType(type));
    }
}
