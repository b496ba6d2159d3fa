package org.bailee.server.console.retention;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Session;
import org.bailee.server.retention.Retentions;
import org.bailee.server.retention.Run;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows what is over its time and what the runs did, and lets somebody approve one that waits.
@Controller
final class RetentionController {
    private static final int LAST = 100;
    private static final String ROOM = "retention";

    private final Retentions retentions;
    private final Pages pages;

    RetentionController(Retentions retentions, Pages pages) {
        this.retentions = retentions;
        this.pages = pages;
    }

    @GetMapping("/retention")
    View list(
            Session session,
            @RequestParam(defaultValue = Listing.ALL) String what,
            @RequestParam(defaultValue = Listing.ALL) String state,
            @RequestParam(defaultValue = Lists.NEWEST) String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        Listing<Run> list = Lists.listing(what, state, sort, Listing.from(from));
        // One that waits keeps the next from beginning, and so is among the last.
        List<Run> waiting = retentions.runs(session.staff(), Optional.empty(), LAST).items().stream()
                .filter(RunsView::waits)
                .toList();
        RunsView view = new RunsView(list, list.part(runs(session, list)), waiting);
        String title =
                pages.words(request).say("retention.runs.title", view.waiting().size());
        return pages.titled(request, "retention/runs.jte", ROOM, view, HttpStatus.OK, title);
    }

    @GetMapping("/retention/runs.csv")
    View csv(
            Session session,
            @RequestParam(defaultValue = Listing.ALL) String what,
            @RequestParam(defaultValue = Listing.ALL) String state) {
        Listing<Run> list = Lists.listing(what, state, Lists.NEWEST, 0);
        return Download.csv(
                "retention-runs.csv", Lists.HEADS, runs(session, list).map(Lists::cells));
    }

    private Stream<Run> runs(Session session, Listing<Run> list) {
        return Page.<Run>all(after -> retentions.runs(session.staff(), after, Lists.PER_FETCH))
                .filter(run -> Lists.isAsked(list, run));
    }

    @GetMapping("/retention/{id}")
    View show(Session session, @PathVariable String id, HttpServletRequest request) {
        UUID which = Retentions.id(id);
        Run run = retentions.run(session.staff(), which);
        List<RunView.Found> found = retentions.tallies(session.staff(), which).stream()
                .map(tally -> new RunView.Found(tally, retentions.rule(run, tally.collection())))
                .toList();
        String title = pages.words(request)
                .say("retention.run.title", run.found().people(), run.look().people());
        return pages.titled(request, "retention/run.jte", ROOM, new RunView(run, found), HttpStatus.OK, title);
    }

    /// While one looks already, that is the one to wait for.
    @PostMapping("/retention/preview")
    View preview(Session session) {
        try {
            return Lead.to("/retention/" + retentions.preview(session.staff()).id());
        } catch (Conflict underWay) {
            return Lead.to("/retention");
        }
    }

    @PostMapping("/retention/{id}/approve")
    View approve(Session session, @PathVariable String id) {
        retentions.approve(session, Retentions.id(id));
        return Lead.to("/retention/" + id);
    }
}
