package org.bailee.server.console.backups;

import jakarta.servlet.http.HttpServletRequest;
import org.bailee.server.backup.Backups;
import org.bailee.server.backup.Run;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Session;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lists what was tried with backups, and how it ended.
@Controller
final class RunsController {
    private final Backups backups;
    private final Pages pages;

    RunsController(Backups backups, Pages pages) {
        this.backups = backups;
        this.pages = pages;
    }

    @GetMapping("/backups/runs")
    View list(
            Session session,
            @RequestParam(defaultValue = "all") String what,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = Lists.LATEST) String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        Listing<Run> list = Lists.runs(what, state, sort, Listing.from(from));
        Listing.Part<Run> part = list.part(Lists.tried(list, backups.runs(session.staff())).stream());
        RunsView view = new RunsView(list, part, new RunTable(part.rows(), pages.words(request)));
        return pages.page(request, "backups/runs.jte", "backups", view);
    }

    @GetMapping("/backups/runs.csv")
    View csv(
            Session session,
            @RequestParam(defaultValue = "all") String what,
            @RequestParam(defaultValue = "all") String state) {
        Listing<Run> list = Lists.runs(what, state, Lists.LATEST, 0);
        return Download.csv(
                "backup-runs.csv",
                Lists.RUN_HEADS,
                Lists.tried(list, backups.runs(session.staff())).stream().map(Lists::cells));
    }
}
