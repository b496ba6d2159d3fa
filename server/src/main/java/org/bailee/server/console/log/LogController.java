package org.bailee.server.console.log;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.bailee.server.audit.LogStatus;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.console.people.Look;
import org.bailee.server.console.people.LookList;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows the log to who audits; that somebody looked is written down too.
@Controller
final class LogController {
    private static final int PER_PAGE = 50;
    private static final int PER_FETCH = 1_000;
    private static final List<String> HEADS = List.of(
            "at", "who", "kind", "purpose", "reason", "outcome", "fields", "rule", "account", "person", "entry");

    private final LookList looks;
    private final TransparencyLog log;
    private final ReadsPlot plot;
    private final Pages pages;
    private final InstantSource clock;

    LogController(LookList looks, TransparencyLog log, ReadsPlot plot, Pages pages, InstantSource clock) {
        this.looks = looks;
        this.log = log;
        this.plot = plot;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/log")
    View show(
            Session session,
            @RequestParam(defaultValue = Listing.ALL) String kind,
            @RequestParam(defaultValue = Listing.ALL) String outcome,
            @RequestParam(defaultValue = Listing.ALL) String since,
            @RequestParam Optional<String> who,
            @RequestParam Optional<String> person,
            @RequestParam(defaultValue = LookList.NEWEST) String sort,
            @RequestParam(defaultValue = "") String from,
            @RequestParam Optional<String> after,
            HttpServletRequest request) {
        Asked asked = Asked.of(kind, outcome, since, who, person);
        Listing<Look> list = listing(asked, sort, Listing.from(from));
        Listing.Part<Look> part;
        String next = "";
        if (list.isKept()) {
            // Page by page, so that no more of the log is read, and written down as read, than is shown.
            Page<Look> page = page(session, asked, after, PER_PAGE);
            part = new Listing.Part<>(page.items(), 0, false);
            next = page.next().orElse("");
        } else {
            part = list.part(looks(session, asked));
        }
        LogStatus status = log.status();
        LogView view = new LogView(status, plot.lately(), asked, list, part, next);
        return pages.titled(request, "log/log.jte", "log", view, HttpStatus.OK, title(pages.words(request), view));
    }

    @GetMapping("/log.csv")
    View csv(
            Session session,
            @RequestParam(defaultValue = Listing.ALL) String kind,
            @RequestParam(defaultValue = Listing.ALL) String outcome,
            @RequestParam(defaultValue = Listing.ALL) String since,
            @RequestParam Optional<String> who,
            @RequestParam Optional<String> person) {
        Asked asked = Asked.of(kind, outcome, since, who, person);
        return Download.csv("log.csv", HEADS, looks(session, asked).map(LogController::cells));
    }

    private static List<String> cells(Look look) {
        return Stream.concat(
                        look.cells().stream(),
                        Stream.of(
                                look.person().map(Object::toString).orElse(""),
                                look.id().toString()))
                .toList();
    }

    private static String title(Words words, LogView view) {
        if (view.status().halted().isPresent()) {
            return words.say("log.log.title.halted");
        }
        return view.status()
                .signedAt()
                .map(at -> words.say(view.isSound() ? "log.log.title.sound" : "log.log.title.alarms", words.when(at)))
                .orElseGet(() -> words.say("log.log.title.begun"));
    }

    private Stream<Look> looks(Session session, Asked asked) {
        return Page.all(after -> page(session, asked, after, PER_FETCH));
    }

    private Page<Look> page(Session session, Asked asked, Optional<String> after, int limit) {
        return looks.page(session, asked.query(clock.instant(), after, limit));
    }

    private static Listing<Look> listing(Asked asked, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("kind", asked.kind());
        filters.put("outcome", asked.outcome());
        filters.put("since", asked.since());
        filters.put("who", asked.who());
        filters.put("person", asked.person());
        return new Listing<>("/log", filters, Columns.of(LookList.orders(), sort), LookList.NEWEST, from);
    }
}
