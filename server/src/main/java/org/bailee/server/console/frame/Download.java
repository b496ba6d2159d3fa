package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bailee.server.shared.Csv;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/// A file to keep. Written straight to the browser: no log sees what is in it, and no cache keeps it.
///
/// It is written as it comes, however long it is. Where that fails midway the connection breaks off, and so no
/// browser takes what it has for the whole.
public final class Download implements View {
    private final String name;
    private final String type;
    private final Stream<byte[]> pieces;

    private Download(String name, String type, Stream<byte[]> pieces) {
        this.name = name;
        this.type = type;
        this.pieces = pieces;
    }

    /// @param name of our own making
    /// @param lines their cells; taken once
    public static Download csv(String name, List<String> heads, Stream<List<String>> lines) {
        return new Download(
                name,
                "text/csv;charset=utf-8",
                Stream.concat(Stream.of(heads), lines).map(Csv::row).map(Download::bytes));
    }

    /// @param name of our own making
    public static Download text(String name, String text) {
        return new Download(name, "text/plain;charset=utf-8", Stream.of(bytes(text)));
    }

    /// @param name of our own making
    public static Download yaml(String name, String text) {
        return new Download(name, "application/yaml;charset=utf-8", Stream.of(bytes(text)));
    }

    /// @param name of our own making
    public static Download pdf(String name, byte[] file) {
        return new Download(name, "application/pdf", Stream.of(file));
    }

    /// @param name of our own making
    public static Download json(String name, byte[] file) {
        return new Download(name, "application/json", Stream.of(file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        OutputStream out = new BufferedOutputStream(response.getOutputStream());
        for (Iterator<byte[]> each = pieces.iterator(); each.hasNext(); ) {
            out.write(each.next());
        }
        out.flush();
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
