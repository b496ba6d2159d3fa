package org.bailee.cli.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bailee.cli.tables.CsvSheet;
import org.bailee.cli.tables.Formulas;
import org.bailee.cli.tables.Row;
import org.bailee.cli.tables.SourceFile;
import tools.jackson.databind.json.JsonMapper;

/// The rows that were not kept, each with its line, column and reason, in a file that can be mended and imported.
///
/// In CSV they are tamed, for whoever mends them may use a spreadsheet; [SourceFile#isTamed()] undoes it.
final class Rejects implements Closeable {
    private static final JsonMapper MAPPER = new JsonMapper();

    /// Where the code stands among the reasons, and how codes are spelt, of which there may be several.
    private static final int CODE = 2;

    private static final Pattern CODES = Pattern.compile("[a-z-]+\\.[a-z-]+(; [a-z-]+\\.[a-z-]+)*");

    private final Path file;
    private final boolean json;
    private final List<String> columns;
    private final int reasons;
    private final boolean relisted;
    private final FileChannel channel;
    private long length;

    private Rejects(Path file, boolean json, List<String> all, FileChannel channel, long length) {
        this.file = file;
        this.json = json;
        this.columns =
                all.stream().filter(column -> !column.startsWith("bailee-")).toList();
        this.reasons = all.size() - columns.size();
        this.relisted = !all.isEmpty() && all.getFirst().equals(SourceFile.LINE);
        this.channel = channel;
        this.length = length;
    }

    /// `customers.rejected.csv` beside `customers.csv`.
    static Path beside(Path source) {
        String name = source.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return source.resolveSibling(stem + ".rejected" + (dot < 0 ? "" : name.substring(dot)));
    }

    /// Goes on where the journal says the last acknowledged batch ended: what was written after it is written again.
    static Rejects open(Path file, boolean json, List<String> columns, long length) throws IOException {
        return new Rejects(file, json, columns, PrivateFile.open(file, length), length);
    }

    Path file() {
        return file;
    }

    void add(Row row, String code, String column, String reason) throws IOException {
        if (length == 0 && !json) {
            List<String> header =
                    new ArrayList<>(List.of(SourceFile.LINE, "bailee-column", "bailee-code", "bailee-reason"));
            header.addAll(columns);
            write(csv(header));
        }
        write(json ? jsonLine(row, code, column, reason) : csvLine(row, code, column, reason));
    }

    private String csvLine(Row row, String code, String column, String reason) {
        List<String> cells = new ArrayList<>(List.of(lineOf(row), column, code, reason));
        if (row.raw().isEmpty()) {
            columns.forEach(name -> cells.add(row.cells().getOrDefault(name, "").toString()));
        } else {
            // Cells that fit no column stay as they are: padded, they would pass for mended.
            cells.addAll(row.raw().stream().skip(reasons).toList());
        }
        return csv(cells);
    }

    private static String csv(List<String> cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvSheet.to(text)) {
            writer.writeRecord(cells.stream().map(Formulas::tame).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private String jsonLine(Row row, String code, String column, String reason) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(SourceFile.LINE, Long.valueOf(lineOf(row)));
        line.put("bailee-column", column);
        line.put("bailee-code", code);
        line.put("bailee-reason", reason);
        // A row that was rejected before brings its old reasons along; the new ones count.
        row.cells().forEach(line::putIfAbsent);
        return MAPPER.writeValueAsString(line) + "\n";
    }

    /// Where the row stood first: whoever mends a row that is rejected once more looks it up there, not in the list
    /// of rejected rows between.
    private String lineOf(Row row) {
        Object told = row.cells().getOrDefault(SourceFile.LINE, "");
        if (relisted && beginsWithReasons(row.raw())) {
            told = row.raw().getFirst();
        }
        String line = told.toString().strip();
        return line.matches("[1-9][0-9]{0,17}") ? line : Long.toString(row.line());
    }

    /// Of a row that does not fit its columns the code alone tells whether its reasons still stand before it: its first
    /// cell may as well be a value.
    private static boolean beginsWithReasons(List<String> cells) {
        return cells.size() > CODE && CODES.matcher(cells.get(CODE)).matches();
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        length += bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// @return the file's length, once all of it is on the disk
    long settled() throws IOException {
        channel.force(true);
        return length;
    }

    /// A file in which nothing stands is not left behind.
    @Override
    public void close() throws IOException {
        channel.close();
        if (length == 0) {
            Files.deleteIfExists(file);
        }
    }
}
