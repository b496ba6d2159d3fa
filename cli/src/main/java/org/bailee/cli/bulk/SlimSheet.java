package org.bailee.cli.bulk;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bailee.cli.tables.CsvSheet;

/// A CSV file of ours without some of its columns. Which of them stay empty is known only when all is written.
final class SlimSheet {
    private SlimSheet() {}

    /// Copies the file, without the columns, to one that only its owner may read.
    static void copy(Path from, Path to, Set<String> without) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(from, StandardCharsets.UTF_8);
                FileChannel channel = PrivateFile.open(to, 0);
                Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
                CsvWriter writer = CsvSheet.to(out)) {
            int[] kept = {};
            for (CsvRecord row : rows) {
                List<String> cells = row.getFields();
                if (row.getStartingLineNumber() == 1) {
                    kept = IntStream.range(0, cells.size())
                            .filter(column -> !without.contains(cells.get(column)))
                            .toArray();
                }
                writer.writeRecord(IntStream.of(kept).mapToObj(cells::get).toList());
            }
            writer.flush();
            channel.force(true);
        }
    }
}
