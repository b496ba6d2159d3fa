package org.bailee.server.console.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads a form before anything asks for a part of it, and says on a page what cannot be read.
final class Forms extends OncePerRequestFilter {
    private final Pages pages;

    Forms(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.getParameterMap();
        } catch (InvalidParameterException unreadable) {
            boolean large = unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
            String says = large ? "frame.too-large" : "frame.unreadable";
            Words words = pages.words(request);
            pages.refused(
                            request,
                            large ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST,
                            words.say(says),
                            words.say(says + ".hint"))
                    .render(Map.of(), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
