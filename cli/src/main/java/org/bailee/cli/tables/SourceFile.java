package org.bailee.cli.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bailee.cli.Failure;

/// A file of rows, and how it is written.
///
/// @param mark length of the byte order mark before the text
/// @param header names of the columns; empty for JSON Lines, where every row brings its own
public record SourceFile(Path path, boolean isJson, Charset encoding, int mark, char delimiter, List<String> header) {
    /// The column that tells a file of rejected rows: the line each row had in the file it came from.
    public static final String LINE = "bailee-line";

    /// Finds out how the file is written.
    ///
    /// @throws Failure if it is empty, or its header cannot serve
    public static SourceFile sniff(Path path, Optional<Charset> encoding, Optional<Character> delimiter)
            throws IOException {
        if (Files.size(path) == 0) {
            throw empty(path);
        }
        Bom bom = Bom.of(path);
        Charset charset = encoding.or(bom::charset).orElse(StandardCharsets.UTF_8);
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return new SourceFile(path, true, charset, bom.length(), ',', List.of());
        }
        SourceFile raw = new SourceFile(path, false, charset, bom.length(), ',', List.of());
        char separator = delimiter.isPresent() ? delimiter.get() : Delimiters.sniff(raw);
        SourceFile split = new SourceFile(path, false, charset, bom.length(), separator, List.of());
        return new SourceFile(path, false, charset, bom.length(), separator, Header.of(split));
    }

    /// Whether its texts are tamed, as we write rejected rows: [Formulas#untame] gives them back.
    public boolean isTamed() {
        return !isJson && header.contains(LINE);
    }

    public Rows rows() throws IOException {
        return isJson ? new JsonRows(this, reader()) : new CsvRows(this, reader());
    }

    /// The text without its mark; bytes that are not of the encoding are an error, never replaced.
    Reader reader() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        bytes.skipNBytes(mark);
        return new InputStreamReader(
                bytes,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    Failure undecodable(long line) {
        return new Failure(
                path + " is not " + encoding.name() + " near line " + line + ".",
                encoding.equals(StandardCharsets.UTF_8)
                        ? "Files from Excel or older systems are often --encoding windows-1252."
                        : "Name the encoding it was written in, for example --encoding UTF-8.");
    }

    static Failure empty(Path path) {
        return new Failure(
                path + " is empty.", "The first line names the columns; the rows follow, one person or record each.");
    }
}
