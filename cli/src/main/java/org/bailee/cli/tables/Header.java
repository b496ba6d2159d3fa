package org.bailee.cli.tables;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bailee.cli.Failure;

/// The first line of a CSV file, which names the columns.
final class Header {
    private Header() {}

    static List<String> of(SourceFile file) throws IOException {
        try (CsvRows rows = new CsvRows(file, file.reader())) {
            List<String> header = rows.cells().orElseThrow(() -> SourceFile.empty(file.path())).stream()
                    .map(String::strip)
                    .toList();
            if (header.contains(SourceFile.LINE)) {
                header = header.stream().map(Formulas::untame).toList();
            }
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < header.size(); i++) {
                String name = header.get(i);
                if (name.isEmpty()) {
                    throw new Failure(
                            "Column " + (i + 1) + " of " + file.path() + " has no name.",
                            "Name every column in the first line.");
                }
                if (name.indexOf('\0') >= 0) {
                    throw new Failure(
                            file.path() + " has NUL characters in its first line.",
                            "If it is UTF-16, say so: --encoding UTF-16LE");
                }
                if (!seen.add(name)) {
                    throw new Failure(
                            "Two columns of " + file.path() + " are called " + name + " (one is column " + (i + 1)
                                    + ").",
                            "Give one of them another name in the first line.");
                }
            }
            return header;
        }
    }
}
