package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bailee.server.shared.Csv;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/// A file to keep. Written straight to the browser: no log sees what is in it, and no cache keeps it.
public final class Download implements View {
    private final String name;
    private final String type;
    private final String text;

    private Download(String name, String type, String text) {
        this.name = name;
        this.type = type;
        this.text = text;
    }

    /// @param name of our own making
    public static Download csv(String name, Csv csv) {
        return new Download(name, "text/csv;charset=utf-8", csv.text());
    }

    /// @param name of our own making
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
}
