package org.bailee.server.console.backups;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.backup.Backups;
import org.bailee.server.backup.Kept;
import org.bailee.server.backup.Run;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Unavailable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lists backups, takes one, looks whether one is whole, proves that one comes back.
@Controller
final class BackupsController {
    private static final int LATELY = 5;

    /// Often enough to watch it, seldom enough to read.
    private static final String SOON = "5;url=/backups";

    private final Backups backups;
    private final InstantSource clock;
    private final Pages pages;

    BackupsController(Backups backups, InstantSource clock, Pages pages) {
        this.backups = backups;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/backups")
    View list(
            Session session,
            @RequestParam(defaultValue = "all") String proven,
            @RequestParam(defaultValue = Lists.NEWEST) String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        Listing<Kept> list = Lists.sets(proven, sort, Listing.from(from));
        List<Run> runs = backups.runs(session.staff());
        if (running(runs).isPresent()) {
            response.setHeader("Refresh", SOON);
        }
        return shown(session, request, list, runs, List.of(), HttpStatus.OK);
    }

    @GetMapping("/backups.csv")
    View csv(Session session, @RequestParam(defaultValue = "all") String proven) {
        Listing<Kept> list = Lists.sets(proven, Lists.NEWEST, 0);
        return Download.csv(
                "backups.csv",
                Lists.SET_HEADS,
                Lists.shown(list, backups.list(session.staff())).stream().map(Lists::cells));
    }

    @PostMapping("/backups/take")
    View take(Session session, HttpServletRequest request) {
        return begun(session, request, () -> backups.take(session.staff()));
    }

    @PostMapping("/backups/{id}/verify")
    View verify(Session session, @PathVariable String id, HttpServletRequest request) {
        return begun(session, request, () -> backups.verify(session.staff(), id(id)));
    }

    @PostMapping("/backups/{id}/drill")
    View drill(Session session, @PathVariable String id, HttpServletRequest request) {
        return begun(session, request, () -> backups.drill(session.staff(), id(id)));
    }

    private View begun(Session session, HttpServletRequest request, Runnable begin) {
        try {
            begin.run();
            return Lead.to("/backups");
        } catch (Conflict underWay) {
            Listing<Kept> list = Lists.sets(Listing.ALL, Lists.NEWEST, 0);
            List<String> refused = pages.words(request).wrong(underWay);
            return shown(session, request, list, backups.runs(session.staff()), refused, HttpStatus.CONFLICT);
        }
    }

    private View shown(
            Session session,
            HttpServletRequest request,
            Listing<Kept> list,
            List<Run> runs,
            List<String> refused,
            HttpStatus status) {
        Words words = pages.words(request);
        List<Kept> sets = List.of();
        List<String> wrong = refused;
        if (backups.isOn()) {
            try {
                sets = backups.list(session.staff());
            } catch (Unavailable away) {
                // The rest of the page is what one then needs.
                wrong = words.wrong(away);
            }
        }
        Optional<Instant> proven = backups.proven();
        BackupsView view = new BackupsView(
                backups.isOn(),
                backups.isUnproven() || proven.isEmpty(),
                list,
                list.part(Lists.shown(list, sets).stream()),
                running(runs),
                new RunTable(runs.stream().limit(LATELY).toList(), words),
                usual(runs),
                wrong);
        return pages.titled(request, "backups/backups.jte", "backups", view, status, title(proven, words));
    }

    private String title(Optional<Instant> proven, Words words) {
        if (!backups.isOn()) {
            return words.say("backups.title.off");
        }
        return proven.map(at -> words.say("backups.title.proven", words.ago(Duration.between(at, clock.instant()))))
                .orElseGet(() -> words.say("backups.title.never"));
    }

    private static Optional<Run> running(List<Run> runs) {
        return runs.stream().filter(run -> run.state().equals("running")).findFirst();
    }

    private static long usual(List<Run> runs) {
        return runs.stream()
                .filter(run -> run.what().equals("take") && run.state().equals("done"))
                .findFirst()
                .map(Run::bytes)
                .orElse(0L);
    }

    private static UUID id(String set) {
        try {
            return UUID.fromString(set);
        } catch (IllegalArgumentException _) {
            throw new NotFound("backup.unknown", "There is no such backup set.", "See which there are on this page.");
        }
    }
}
