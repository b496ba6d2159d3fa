package org.bailee.server.console.log;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.LogStatus;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.console.people.Look;
import org.bailee.server.identity.Names;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
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
    private static final String NEWEST = "-at";
    private static final List<String> HEADS = List.of(
            "at", "who", "kind", "purpose", "reason", "outcome", "fields", "rule", "account", "person", "entry");

    private final Access access;
    private final AuditLog audit;
    private final TransparencyLog log;
    private final Names names;
    private final ReadsPlot plot;
    private final Pages pages;
    private final InstantSource clock;

    LogController(
            Access access,
            AuditLog audit,
            TransparencyLog log,
            Names names,
            ReadsPlot plot,
            Pages pages,
            InstantSource clock) {
        this.access = access;
        this.audit = audit;
        this.log = log;
        this.names = names;
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
            @RequestParam(defaultValue = NEWEST) String sort,
            @RequestParam(defaultValue = "") String from,
            @RequestParam Optional<String> after,
            HttpServletRequest request) {
        permit(session);
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
        permit(session);
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
        Page<Entry> entries = audit.read(session.staff(), Optional.empty(), asked.query(clock.instant(), after, limit));
        Map<ActorId, String> known = names.ofActors(entries.items());
        return new Page<>(
                entries.items().stream().map(entry -> Look.of(entry, known)).toList(), entries.next());
    }

    private void permit(Session session) {
        access.permit(session.staff(), Permission.AUDIT_READ, Optional.empty(), List.of());
    }

    private static Listing<Look> listing(Asked asked, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("kind", asked.kind());
        filters.put("outcome", asked.outcome());
        filters.put("since", asked.since());
        filters.put("who", asked.who());
        filters.put("person", asked.person());
        SequencedMap<String, Comparator<Look>> orders = new LinkedHashMap<>();
        orders.put("at", Comparator.comparing(Look::at).thenComparing(Look::id));
        orders.put("who", Comparator.comparing(Look::who, String.CASE_INSENSITIVE_ORDER));
        orders.put("kind", Comparator.comparing(Look::kind));
        orders.put("purpose", Comparator.comparing(Look::purpose));
        orders.put("outcome", Comparator.comparing(Look::outcome));
        return new Listing<>("/log", filters, Columns.of(orders, sort), NEWEST, from);
    }
}
