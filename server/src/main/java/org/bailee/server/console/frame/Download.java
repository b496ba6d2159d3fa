package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/// A file to keep. Written straight to the browser: no log sees what is in it, and no cache keeps it.
public final class Download implements View {
    /// What makes a spreadsheet take a cell for a formula.
    private static final String RUNS = "=+-@\t\r\n";

    private final String name;
    private final String type;
    private final String text;

    private Download(String name, String type, String text) {
        this.name = name;
        this.type = type;
        this.text = text;
    }

    /// A table as RFC 4180 has it, which a spreadsheet shows and never runs.
    ///
    /// @param name of the file; of our own making
    /// @param lines the names of the columns first
    public static Download csv(String name, List<List<String>> lines) {
        return new Download(
                name,
                "text/csv;charset=utf-8",
                lines.stream()
                        .map(line -> line.stream().map(Download::cell).collect(Collectors.joining(",", "", "\r\n")))
                        .collect(Collectors.joining()));
    }

    public static Download yaml(String name, String text) {
        return new Download(name, "application/yaml;charset=utf-8", text);
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(bytes);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }

    /// An apostrophe in front makes any cell a text; quotes alone do not.
    private static String cell(String text) {
        String inert = !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = inert.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
    }
}
