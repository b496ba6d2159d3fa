package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Answers addresses that lead nowhere, so that people get a page and not a document for machines.
@Controller
final class NowhereController {
    /// Everything but the API's own addresses.
    private static final String ROOM = "{room:^(?!v1$|health$|error$).*$}";

    private final Pages pages;

    NowhereController(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping({"/" + ROOM, "/" + ROOM + "/**"})
    View nowhere(HttpServletRequest request) {
        Words words = pages.words(request);
        return pages.refused(
                request, HttpStatus.NOT_FOUND, words.say("frame.nowhere"), words.say("frame.nowhere.hint"));
    }
}
