package org.bailee.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bailee.server.shared.Legible;

/// The columns and constraints that the migrations make, and in what a database differs from them.
///
/// Whoever may write to the database can take a constraint away and put in a row that violates it: every backup from
/// then on is whole, and no restore takes it.
final class Structure {
    private static final Set<String> MADE = made();

    private Structure() {}

    /// What is missing, or is no constraint and there besides; more constraints do no harm, and Bailee makes some that
    /// move with time.
    static List<String> differences(TableStore tables) {
        Set<String> columns = new HashSet<>(tables.columns());
        Set<String> there = new HashSet<>(tables.constraints());
        there.addAll(columns);
        return Stream.concat(
                        MADE.stream().filter(line -> !there.contains(line)).map(line -> "missing: " + line),
                        columns.stream().filter(line -> !MADE.contains(line)).map(line -> "strange: " + line))
                // Names of whoever made them.
                .map(Legible::of)
                .sorted()
                .toList();
    }

    /// A test fails as long as the file says something else than the migrations.
    private static Set<String> made() {
        try (InputStream file = Structure.class.getResourceAsStream("structure.txt")) {
            return Set.copyOf(new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
