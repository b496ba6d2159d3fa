package org.bailee.server.console.watch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.access.Intent;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.watch.HoneyView.Suggested;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Names;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.watch.Alerts;
import org.bailee.server.watch.HoneyPeople;
import org.bailee.server.watch.HoneyPerson;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Plants decoys and retires them. Of these there is no sheet to take along: whoever found it would know whom to leave
/// alone.
@Controller
final class HoneyController {
    private static final int PER_FETCH = 500;

    private final HoneyPeople honey;
    private final Colleagues colleagues;
    private final Register register;
    private final Names names;
    private final Pages pages;

    HoneyController(HoneyPeople honey, Colleagues colleagues, Register register, Names names, Pages pages) {
        this.honey = honey;
        this.colleagues = colleagues;
        this.register = register;
        this.names = names;
        this.pages = pages;
    }

    @GetMapping("/watch/honey")
    View list(Session session, HttpServletRequest request) {
        return shown(session, request, Map.of(), List.of(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/watch/honey/suggest")
    View suggest(Session session, @RequestParam Map<String, String> form, HttpServletRequest request) {
        try {
            List<Suggested> suggested =
                    DecoyForm.of(honey.suggest(colleagues.fresh(session), text(form, "mailDomain")));
            return shown(session, request, form, suggested, List.of(), HttpStatus.OK);
        } catch (Invalid invalid) {
            return refused(session, request, form, invalid);
        }
    }

    @PostMapping("/watch/honey")
    View plant(Session session, @RequestParam Map<String, String> form, HttpServletRequest request) {
        Actor by = colleagues.fresh(session);
        try {
            Optional<String> reason = Optional.of(text(form, "reason")).filter(text -> !text.isEmpty());
            honey.plant(Intent.of(by, Optional.of(text(form, "purpose")), reason), DecoyForm.read(form));
            return Lead.to("/watch/honey");
        } catch (Invalid invalid) {
            return refused(session, request, form, invalid);
        }
    }

    @PostMapping("/watch/honey/{id}/retire")
    View retire(Session session, @PathVariable String id) {
        honey.retire(colleagues.fresh(session), Optional.empty(), Alerts.id(id));
        return Lead.to("/watch/honey");
    }

    private View refused(Session session, HttpServletRequest request, Map<String, String> form, Invalid invalid) {
        List<String> wrong = pages.words(request).wrong(invalid);
        return shown(session, request, form, DecoyForm.typed(form), wrong, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View shown(
            Session session,
            HttpServletRequest request,
            Map<String, String> form,
            List<Suggested> suggested,
            List<String> refused,
            HttpStatus status) {
        Actor by = colleagues.fresh(session);
        List<HoneyPerson> people = Page.<HoneyPerson>all(after -> honey.list(by, after.map(Alerts::id), PER_FETCH))
                .toList();
        Map<ActorId, String> known =
                names.of(people.stream().map(HoneyPerson::addedBy).distinct().toList());
        HoneyView view = new HoneyView(
                people,
                known,
                List.copyOf(register.current().definition().activities().keySet()),
                text(form, "mailDomain"),
                suggested,
                text(form, "purpose"),
                text(form, "reason"),
                refused);
        long used =
                people.stream().filter(person -> person.retiredAt().isEmpty()).count();
        String title = pages.words(request).say("watch.honey.title", used);
        return pages.titled(request, "watch/honey.jte", "watch", view, status, title);
    }

    private static String text(Map<String, String> form, String name) {
        return form.getOrDefault(name, "").strip();
    }
}
