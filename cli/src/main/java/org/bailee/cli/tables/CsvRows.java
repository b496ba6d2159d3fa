package org.bailee.cli.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.cli.Failure;
import org.jspecify.annotations.Nullable;

/// Rows of a CSV file (RFC 4180, any delimiter). A row with too many or too few cells is flawed, the rest is not.
final class CsvRows implements Rows {
    private static final int LONGEST_CELL = 1 << 20;

    private final SourceFile file;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private long line = 1;
    private boolean begun;

    CsvRows(SourceFile file, Reader text) {
        this.file = file;
        reader = parser(file.delimiter()).ofCsvRecord(text);
        records = reader.iterator();
    }

    static CsvReader.CsvReaderBuilder parser(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL);
    }

    @Override
    public @Nullable Row next() {
        Optional<List<String>> next = cellsOfRow();
        return next.isPresent() ? row(file.isTamed() ? untamed(next.get()) : next.get()) : null;
    }

    @Override
    public boolean pass() {
        return cellsOfRow().isPresent();
    }

    private Optional<List<String>> cellsOfRow() {
        if (!begun) {
            cells();
            begun = true;
        }
        return cells();
    }

    /// The cells of the next line, the header included; empty at the end.
    Optional<List<String>> cells() {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            return Optional.of(record.getFields());
        } catch (CsvParseException malformed) {
            throw isUndecodable(malformed) ? file.undecodable(line + 1) : malformed(malformed);
        } catch (UncheckedIOException failure) {
            throw isUndecodable(failure) ? file.undecodable(line + 1) : failure;
        }
    }

    private static List<String> untamed(List<String> cells) {
        return cells.stream().map(Formulas::untame).toList();
    }

    private Row row(List<String> cells) {
        List<String> header = file.header();
        if (cells.size() != header.size()) {
            return Row.ragged(
                    line,
                    cells,
                    "The row has " + cells.size() + " cells, the first line names " + header.size() + " columns.");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (!cells.get(i).isBlank()) {
                named.put(header.get(i), cells.get(i));
            }
        }
        for (Map.Entry<String, Object> cell : named.entrySet()) {
            if (cell.getValue().toString().indexOf('\0') >= 0) {
                return Row.flawed(line, named, "cell.nul", cell.getKey(), "The cell holds a NUL character.");
            }
        }
        return Row.sound(line, named);
    }

    private Failure malformed(CsvParseException malformed) {
        // FastCSV's own message may quote the file, so ours says only where.
        String cause = String.valueOf(malformed.getMessage()) + malformed.getCause();
        return new Failure(
                file.path() + " cannot be read as CSV after line " + line + "."
                        + (cause.contains("buffer") || cause.contains("Max") ? " A cell is longer than 1 MiB." : ""),
                "Most often a \" is missing: a cell that begins with \" must end with one, and \" within it is written"
                        + " \"\". Nothing was sent.");
    }

    private static boolean isUndecodable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
