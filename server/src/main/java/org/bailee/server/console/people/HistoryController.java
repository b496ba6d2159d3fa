package org.bailee.server.console.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows who looked at one person, and why; that somebody asked is written down too.
@Controller
final class HistoryController {
    private static final int PER_PAGE = 50;
    private static final int PER_FETCH = 1_000;
    private static final List<String> HEADS =
            List.of("at", "who", "kind", "purpose", "reason", "outcome", "fields", "rule", "account");

    private static final List<String> KINDS =
            Stream.concat(Stream.of(Listing.ALL), Look.KINDS.stream()).toList();

    private final LookList looks;
    private final Pages pages;

    HistoryController(LookList looks, Pages pages) {
        this.looks = looks;
        this.pages = pages;
    }

    @GetMapping("/people/{id}/history")
    View show(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "all") String kind,
            @RequestParam(defaultValue = LookList.NEWEST) String sort,
            @RequestParam(defaultValue = "") String from,
            @RequestParam Optional<String> after,
            HttpServletRequest request) {
        SubjectId subject = SubjectId.parse(id);
        Listing<Look> list = listing(subject, kind, sort, Listing.from(from));
        HistoryView view = list.isKept()
                ? newest(session, subject, list, after)
                : new HistoryView(subject.toString(), list, list.part(looks(session, subject, list)), KINDS, "");
        return pages.page(request, "people/history.jte", "people", view);
    }

    @GetMapping("/people/{id}/history.csv")
    View csv(Session session, @PathVariable String id, @RequestParam(defaultValue = "all") String kind) {
        SubjectId subject = SubjectId.parse(id);
        Listing<Look> list = listing(subject, kind, LookList.NEWEST, 0);
        return Download.csv("history.csv", HEADS, looks(session, subject, list).map(Look::cells));
    }

    /// Page by page, so that no more of the log is read, and written down as read, than is shown.
    private HistoryView newest(Session session, SubjectId subject, Listing<Look> list, Optional<String> after) {
        Page<Look> page = page(session, subject, list, after, PER_PAGE);
        return new HistoryView(
                subject.toString(),
                list,
                new Listing.Part<>(page.items(), 0, false),
                KINDS,
                page.next().orElse(""));
    }

    private Stream<Look> looks(Session session, SubjectId subject, Listing<Look> list) {
        return Page.all(after -> page(session, subject, list, after, PER_FETCH));
    }

    private Page<Look> page(Session session, SubjectId subject, Listing<Look> list, Optional<String> after, int limit) {
        return looks.page(session, query(subject, list, after, limit));
    }

    private static Listing<Look> listing(SubjectId subject, String kind, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("kind", Listing.filter(KINDS, kind));
        return new Listing<>(
                "/people/" + subject + "/history", filters, Columns.of(LookList.orders(), sort), LookList.NEWEST, from);
    }

    private static EntryQuery query(SubjectId subject, Listing<Look> list, Optional<String> after, int limit) {
        return new EntryQuery(
                Optional.of(subject),
                Optional.empty(),
                Optional.of(list.filter("kind")).filter(kind -> !kind.equals(Listing.ALL)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                after.map(EntryId::parse),
                limit);
    }
}
