package org.bailee.server.console.watch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.identity.Names;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.watch.Alert;
import org.bailee.server.watch.AlertDetail;
import org.bailee.server.watch.Alerts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows one alert with what is behind it, and lets somebody whom it is not about say what it was.
@Controller
final class AlertController {
    private final Alerts alerts;
    private final Names names;
    private final Pages pages;

    AlertController(Alerts alerts, Names names, Pages pages) {
        this.alerts = alerts;
        this.names = names;
        this.pages = pages;
    }

    @GetMapping("/watch/{id}")
    View show(Session session, @PathVariable String id, HttpServletRequest request) {
        return shown(session, id, request, "", List.of(), HttpStatus.OK);
    }

    @PostMapping("/watch/{id}/acknowledge")
    View acknowledge(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        try {
            alerts.acknowledge(session, Alerts.id(id), reason.strip());
            return Lead.to("/watch");
        } catch (Invalid invalid) {
            List<String> wrong = pages.words(request).wrong(invalid);
            return shown(session, id, request, reason, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View shown(
            Session session,
            String id,
            HttpServletRequest request,
            String reason,
            List<String> refused,
            HttpStatus status) {
        AlertDetail detail = alerts.find(session.staff(), Optional.empty(), Alerts.id(id));
        Alert alert = detail.alert();
        Set<ActorId> actors = new HashSet<>(Set.of(alert.actor()));
        alert.acknowledgement().ifPresent(done -> actors.add(done.by()));
        Map<ActorId, String> known = names.of(actors);
        Words words = pages.words(request);
        Row row = WatchController.row(alert, known, words);
        AlertView view = new AlertView(
                row,
                detail.entries(),
                alert.acknowledgement()
                        .map(done -> known.getOrDefault(done.by(), done.by().toString())),
                session.staff().permissions().contains(Permission.WATCH_MANAGE),
                alert.actor().equals(session.staff().id()),
                reason,
                refused);
        String title = words.say("watch.rule." + alert.rule());
        return pages.titled(request, "watch/alert.jte", "watch", view, status, title);
    }
}
