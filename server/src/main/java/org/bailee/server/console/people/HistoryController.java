package org.bailee.server.console.people;

import jakarta.servlet.http.HttpServletRequest;
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
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Names;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
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
    private static final String NEWEST = "-at";
    private static final List<String> HEADS =
            List.of("at", "who", "kind", "purpose", "reason", "outcome", "fields", "rule", "account");

    /// What can happen to a person's data, and so be asked for alone.
    private static final List<String> KINDS = List.of(
            "all",
            "subject-opened",
            "records-opened",
            "token-opened",
            "person-found",
            "access-refused",
            "break-glass-opened",
            "break-glass-used",
            "subject-created",
            "subject-changed",
            "record-added",
            "record-changed",
            "record-erased",
            "subject-erased");

    private final Access access;
    private final AuditLog audit;
    private final Names names;
    private final Pages pages;

    HistoryController(Access access, AuditLog audit, Names names, Pages pages) {
        this.access = access;
        this.audit = audit;
        this.names = names;
        this.pages = pages;
    }

    @GetMapping("/people/{id}/history")
    View show(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "all") String kind,
            @RequestParam(defaultValue = NEWEST) String sort,
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
        Listing<Look> list = listing(subject, kind, NEWEST, 0);
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
        Page<Entry> entries = entries(session, subject, list, after, limit);
        Map<ActorId, String> known = names.ofActors(entries.items());
        return new Page<>(
                entries.items().stream().map(entry -> Look.of(entry, known)).toList(), entries.next());
    }

    private static Listing<Look> listing(SubjectId subject, String kind, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("kind", Listing.filter(KINDS, kind));
        SequencedMap<String, Comparator<Look>> orders = new LinkedHashMap<>();
        orders.put("at", Comparator.comparing(Look::at).thenComparing(Look::id));
        orders.put("who", Comparator.comparing(Look::who, String.CASE_INSENSITIVE_ORDER));
        orders.put("kind", Comparator.comparing(Look::kind));
        orders.put("purpose", Comparator.comparing(Look::purpose));
        orders.put("outcome", Comparator.comparing(Look::outcome));
        return new Listing<>("/people/" + subject + "/history", filters, Columns.of(orders, sort), NEWEST, from);
    }

    private Page<Entry> entries(
            Session session, SubjectId subject, Listing<Look> list, Optional<String> after, int limit) {
        access.permit(session.staff(), Permission.AUDIT_READ, Optional.empty(), List.of());
        EntryQuery query = new EntryQuery(
                Optional.of(subject),
                Optional.empty(),
                Optional.of(list.filter("kind")).filter(kind -> !kind.equals(Listing.ALL)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                after.map(EntryId::parse),
                limit);
        return audit.read(session.staff(), Optional.empty(), query);
    }
}
