package org.bailee.cli.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.cli.Failure;
import org.bailee.cli.Table;

/// The mapping for a file of rows: the saved one if there is one, otherwise a proposal.
public final class Mappings {
    private final Catalogue catalogue;
    private final Path file;

    public Mappings(Catalogue catalogue, Path file) {
        this.catalogue = catalogue;
        this.file = file;
    }

    /// `customers.mapping.yaml` beside `customers.csv`.
    public static Path beside(Path source) {
        return source.resolveSibling(source.getFileName().toString().replaceFirst("\\.[^.]+$", "") + ".mapping.yaml");
    }

    public boolean isSaved() {
        return Files.exists(file);
    }

    public Path file() {
        return file;
    }

    /// It may not be whole ([#mustBeWhole]): who is to complete it wants to see it.
    ///
    /// @param match as given on the command line, over that of the file
    /// @throws Failure if what is saved, or the match that is given, does not fit
    public Mapping find(String into, List<String> columns, Optional<Mapping.Match> match) throws IOException {
        List<String> own =
                columns.stream().filter(column -> !column.startsWith("bailee-")).toList();
        Mapping mapping =
                isSaved() ? MappingFile.read(file, into, own, catalogue) : new Proposal(catalogue, into).of(own);
        if (match.isPresent()) {
            MappingFile.check(match.get(), own, catalogue).ifPresent(mistake -> {
                throw Failure.usage(mistake + ".", "Write it FIELD=COLUMN, as in profile.customer-number=CustomerId.");
            });
            mapping = mapping.with(match.get());
        }
        return mapping;
    }

    public void save(Mapping mapping, Path source) throws IOException {
        List<String> fields =
                catalogue.fields(mapping.into()).stream().map(Field::path).toList();
        MappingFile.write(file, mapping, source, fields);
    }

    /// Of a file without a line of headings the first row's values stand in their place: where some look like it, none
    /// is shown or saved. A proposal that is whole cannot come of them.
    ///
    /// @throws Failure if columns of a proposal that is not whole may be somebody's values: an address, or numbers
    public void mustNameColumns(Mapping proposal) {
        if (!isWhole(proposal) && looksLikeValues(proposal.columns().keySet())) {
            throw new Failure(
                    "The first line seems to hold somebody's values, and no names of columns.",
                    "Put a line with names before it; the fields are: " + fields(proposal) + ". Or write the mapping"
                            + " yourself: see the example in bailee import --help.");
        }
    }

    private boolean isWhole(Mapping mapping) {
        return !mapping.isEmpty() && mapping.missing(catalogue).isEmpty();
    }

    private static boolean looksLikeValues(Set<String> columns) {
        return columns.stream().anyMatch(column -> column.contains("@"))
                || columns.stream().filter(Mappings::isMostlyDigits).count() > 1;
    }

    private static boolean isMostlyDigits(String column) {
        return 2 * column.chars().filter(Character::isDigit).count() > column.length();
    }

    private String fields(Mapping mapping) {
        return String.join(
                ", ", catalogue.fields(mapping.into()).stream().map(Field::path).toList());
    }

    /// @throws Failure if it says of no column where it goes, leaves out what the register requires, or does not say
    /// whose records these are
    public void mustBeWhole(Mapping mapping) {
        if (mapping.isEmpty()) {
            throw new Failure(
                    "No column goes into a field of " + mapping.into() + ".",
                    "Write in " + file + " which does, in the place of skip, and run the same command again. The fields"
                            + " are: " + fields(mapping));
        }
        if (catalogue.isMany(mapping.into()) && mapping.match().isEmpty()) {
            throw Failure.usage(
                    mapping.into() + " holds many records per person: say whose each row is.",
                    "Name a unique field and the column to find it by: --match profile.customer-number=CustomerId");
        }
        List<String> missing = mapping.missing(catalogue);
        if (!missing.isEmpty()) {
            throw new Failure(
                    "No column fills " + String.join(", ", missing) + ", which the register requires.",
                    "Name a column for it in " + file + ", then run the same command again.");
        }
    }

    /// The mapping as a table for people.
    public static String shown(Mapping mapping) {
        List<List<String>> rows = new ArrayList<>();
        mapping.columns()
                .forEach((column, target) -> rows.add(List.of(
                        column,
                        target.map(Target::path).orElse("(left out)"),
                        target.map(to -> to.field().type().name()).orElse(""))));
        String table = new Table(List.of("COLUMN", "FIELD", "TYPE"), rows).text();
        return mapping.match()
                .map(match -> table + "\nEach row belongs to the person whose " + match.field() + " equals "
                        + match.column() + ".")
                .orElse(table);
    }
}
