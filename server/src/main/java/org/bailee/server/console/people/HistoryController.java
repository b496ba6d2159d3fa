package org.bailee.server.console.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.Csv;
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
    private static final int PER_FILE = 1_000;

    /// What can happen to a person's data, and so be asked for alone.
    private static final List<String> KINDS = List.of(
            "subject-opened",
            "records-opened",
            "token-opened",
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
    private final Pages pages;

    HistoryController(Access access, AuditLog audit, Pages pages) {
        this.access = access;
        this.audit = audit;
        this.pages = pages;
    }

    @GetMapping("/people/{id}/history")
    View show(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam Optional<String> after,
            HttpServletRequest request) {
        SubjectId subject = SubjectId.parse(id);
        Page<Entry> page = entries(session, subject, kind, after, PER_PAGE);
        HistoryView view = new HistoryView(
                subject.toString(),
                page.items().stream().map(Look::of).toList(),
                KINDS,
                kind,
                page.next().orElse(""));
        return pages.page(request, "people/history.jte", "people", view);
    }

    @GetMapping("/people/{id}/history.csv")
    View csv(Session session, @PathVariable String id, @RequestParam(defaultValue = "") String kind) {
        Csv csv = new Csv(List.of("at", "who", "kind", "purpose", "reason", "outcome", "fields", "rule"));
        entries(session, SubjectId.parse(id), kind, Optional.empty(), PER_FILE).items().stream()
                .map(Look::of)
                .forEach(look -> csv.line(look.cells()));
        return Download.csv("history.csv", csv);
    }

    private Page<Entry> entries(Session session, SubjectId subject, String kind, Optional<String> after, int limit) {
        access.permit(session.staff(), Permission.AUDIT_READ, Optional.empty(), List.of());
        EntryQuery query = new EntryQuery(
                Optional.of(subject),
                Optional.empty(),
                Optional.of(kind).filter(KINDS::contains),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                after.map(EntryId::parse),
                limit);
        return audit.read(session.staff(), Optional.empty(), query);
    }
}
