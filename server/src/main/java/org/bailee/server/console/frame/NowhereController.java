package org.bailee.server.console.frame;

import org.bailee.server.shared.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers addresses that lead nowhere, so that people get a page and not a document for machines.
@Controller
final class NowhereController {
    /// Everything but the API's own addresses.
    private static final String ROOM = "{room:^(?!v1$|health$|error$).*$}";

    @RequestMapping({"/" + ROOM, "/" + ROOM + "/**"})
    void nowhere() {
        throw new NotFound("page.unknown", "There is no such page.", "Look for it from the first page.");
    }
}
