package org.bailee.server.console.frame;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/// A page as Spring shows it: a template with its data.
///
/// It is written into memory first, so that a template which fails leaves no half a page behind.
public record Html(TemplateEngine templates, String template, Page page, Object view, HttpStatus status)
        implements View {
    private static final String TYPE = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    @Override
    public String getContentType() {
        return TYPE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Utf8ByteOutput html = new Utf8ByteOutput();
        templates.render(template, Map.of("page", page, "view", view), html);
        response.setStatus(status.value());
        response.setContentType(TYPE);
        // Pages hold people's data: no cache may keep one, not even the browser's for the way back.
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(html.getContentLength());
        html.writeTo(response.getOutputStream());
    }

    /// The framework writes down which page it shows; what is on it is nobody's there.
    @Override
    public String toString() {
        return template;
    }
}
