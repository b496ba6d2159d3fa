package org.bailee.cli.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.Writer;

/// How we write CSV: as RFC 4180 has it, and quoted wherever a spreadsheet of another language would cut.
public final class CsvSheet {
    private static final QuoteStrategy CUT = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.chars().anyMatch(c -> c == ';' || c == '|' || c == '\t');
        }
    };

    private CsvSheet() {}

    public static CsvWriter to(Writer out) {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(CUT)
                .build(out);
    }
}
