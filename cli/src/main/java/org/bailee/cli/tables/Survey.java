package org.bailee.cli.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bailee.cli.Failure;
import org.jspecify.annotations.Nullable;

/// What a first walk through the whole file finds, before anything is sent: a file that breaks off halfway is refused
/// while nothing is half-done.
///
/// @param columns the header, or for JSON Lines every name that occurs
/// @param sample the first rows, to guess by
public record Survey(long rows, String digest, List<String> columns, List<Row> sample) {
    private static final int SAMPLE = 200;
    private static final int MOST_COLUMNS = 1_000;

    public static Survey of(SourceFile file) throws IOException {
        Set<String> columns = new LinkedHashSet<>(file.header());
        List<Row> sample = new ArrayList<>();
        long count = 0;
        try (Rows rows = file.rows()) {
            for (@Nullable Row row = rows.next(); row != null; row = rows.next()) {
                count++;
                if (sample.size() < SAMPLE) {
                    sample.add(row);
                }
                if (file.isJson()) {
                    columns.addAll(row.cells().keySet());
                    if (columns.size() > MOST_COLUMNS) {
                        throw new Failure(
                                file.path() + " has more than " + MOST_COLUMNS + " different names.",
                                "Give every line the same names; data does not belong into names.");
                    }
                } else if (sample.size() == SAMPLE) {
                    break;
                }
            }
            // The columns of CSV stand in its first line: the rest only has to be readable.
            while (rows.pass()) {
                count++;
            }
        }
        if (count == 0) {
            throw new Failure(file.path() + " has no rows.", "After the line that names the columns come the rows.");
        }
        return new Survey(count, digest(file.path()), List.copyOf(columns), sample);
    }

    private static String digest(Path path) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream file = Files.newInputStream(path)) {
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
