package org.bailee.cli.tables;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;

/// Finds the character between the cells: the one that cuts the first rows into the most columns, all alike.
final class Delimiters {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int ROWS = 20;

    private Delimiters() {}

    static char sniff(SourceFile file) throws IOException {
        char best = ',';
        int mostColumns = 1;
        for (char candidate : CANDIDATES) {
            int columns = columns(file, candidate);
            if (columns > mostColumns) {
                mostColumns = columns;
                best = candidate;
            }
        }
        return best;
    }

    /// Columns of the header if most rows have as many; else none.
    private static int columns(SourceFile file, char delimiter) throws IOException {
        try (Reader reader = file.reader()) {
            int header = 0;
            int rows = 0;
            int alike = 0;
            for (CsvRecord record : CsvRows.parser(delimiter).ofCsvRecord(reader)) {
                if (rows == 0) {
                    header = record.getFieldCount();
                }
                alike += record.getFieldCount() == header ? 1 : 0;
                if (++rows == ROWS) {
                    break;
                }
            }
            return alike * 2 > rows ? header : 0;
        } catch (RuntimeException _) {
            // Not to be read this way; reading the file in earnest tells why.
            return 0;
        }
    }
}
