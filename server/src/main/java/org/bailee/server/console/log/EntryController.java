package org.bailee.server.console.log;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Names;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/// Shows one entry of the log and hands out what proves it; that somebody looked is written down too.
@Controller
final class EntryController {
    private final Access access;
    private final AuditLog audit;
    private final TransparencyLog log;
    private final Names names;
    private final Pages pages;

    EntryController(Access access, AuditLog audit, TransparencyLog log, Names names, Pages pages) {
        this.access = access;
        this.audit = audit;
        this.log = log;
        this.names = names;
        this.pages = pages;
    }

    @GetMapping("/log/{id}")
    View show(Session session, @PathVariable String id, HttpServletRequest request) {
        permit(session);
        Entry entry = audit.read(session.staff(), EntryId.parse(id))
                .orElseThrow(() -> new NotFound(
                        "log.no-such-part",
                        "The log has no such part.",
                        "Ask for its checkpoint: it tells how long the log is."));
        Map<ActorId, String> known = names.ofActors(List.of(entry));
        String who = known.getOrDefault(entry.actor(), entry.actor().toString());
        return pages.page(request, "log/entry.jte", "log", new EntryView(entry, who));
    }

    @GetMapping("/log/{id}/proof")
    View proof(Session session, @PathVariable String id) {
        permit(session);
        EntryId entry = EntryId.parse(id);
        return Download.text(
                entry + ".tlog-proof", new String(log.proof(session.staff(), entry), StandardCharsets.UTF_8));
    }

    @GetMapping("/log/checkpoint")
    View checkpoint(Session session) {
        permit(session);
        return Download.text("checkpoint", new String(log.checkpoint(), StandardCharsets.UTF_8));
    }

    private void permit(Session session) {
        access.permit(session.staff(), Permission.AUDIT_READ, Optional.empty(), List.of());
    }
}
