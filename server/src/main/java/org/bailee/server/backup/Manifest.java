package org.bailee.server.backup;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// What is in a set, told by whoever took it and sealed last: without it the set is none.
///
/// @param kind the word of its [Coverage]
/// @param bailee the version that took it
/// @param schema the migrations its tables came from
/// @param register the version of the register in force at the same moment; 0 before the first
/// @param log the audit log's head at the same moment
record Manifest(
        UUID set,
        String kind,
        Instant takenAt,
        String bailee,
        List<String> schema,
        int register,
        Log log,
        List<Table> tables) {
    /// @param checkpoint as signed; empty before the first
    /// @param erased the entry of the newest erasure, which a journal must know; empty if nobody was erased
    record Log(long size, String root, String checkpoint, String erased) {
        static final Log NONE = new Log(0, "", "", "");
    }

    /// @param digest of the rows in any order: [RowDigest]
    record Table(TableShape shape, long rows, String digest, List<Part> parts) {}

    /// @param bytes of its rows, as unpacked
    /// @param size of the object in the store
    /// @param tag of the object's seal. What is in an object the seal vouches for; this tells which of all that
    /// were ever sealed under this name it is
    record Part(String object, long rows, int bytes, long size, String tag) {
        private static final int TAG = 16;

        /// @param object as in the store
        static String tag(byte[] object) {
            return HexFormat.of().formatHex(object, Math.max(0, object.length - TAG), object.length);
        }
    }

    /// @throws org.bailee.server.shared.Conflict if it tells of no such table
    Table table(String name) {
        return tables.stream()
                .filter(table -> table.shape().name().equals(name))
                .findFirst()
                .orElseThrow(Refused::manifest);
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    /// In the store.
    long bytes() {
        return tables.stream()
                .flatMap(table -> table.parts().stream())
                .mapToLong(Part::size)
                .sum();
    }
}
