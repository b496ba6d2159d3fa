package org.bailee.cli.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The files of the example shop.
record Sample(Path folder) {
    Path register() {
        return folder.resolve("register.yaml");
    }

    Path customers() {
        return folder.resolve("customers.csv");
    }

    Path invoices() {
        return folder.resolve("invoices.csv");
    }

    /// Every value of both files, as written and in the form Bailee gives it before sealing.
    Set<String> values() throws IOException {
        Set<String> values = new TreeSet<>();
        for (Path file : List.of(customers(), invoices())) {
            try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
                rows.stream().skip(1).flatMap(row -> row.getFields().stream()).forEach(value -> {
                    values.add(value.strip());
                    values.add(asStored(value.strip()));
                });
            }
        }
        values.remove("");
        return values;
    }

    /// A phone number without its punctuation, a day without its midnight.
    private static String asStored(String value) {
        if (value.startsWith("+")) {
            return "+" + value.replaceAll("[^0-9]", "");
        }
        return value.endsWith("T00:00:00") ? value.substring(0, value.indexOf('T')) : value;
    }
}
