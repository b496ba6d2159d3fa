package org.bailee.server.console.watch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.access.Intent;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.watch.WatchRule;
import org.bailee.server.watch.WatchRules;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows what the watch looks for, and turns its dials.
@Controller
final class RulesController {
    private final WatchRules rules;
    private final Pages pages;

    RulesController(WatchRules rules, Pages pages) {
        this.rules = rules;
        this.pages = pages;
    }

    @GetMapping("/watch/rules")
    View list(Session session, HttpServletRequest request) {
        return shown(session, request, "", "", List.of(), HttpStatus.OK);
    }

    /// Only what differs from how it stands is turned, and so only that is in the log.
    @PostMapping("/watch/rules/{name}")
    View tune(
            Session session,
            @PathVariable("name") String rule,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        String reason = form.getOrDefault("reason", "").strip();
        try {
            Optional<String> reference = Intent.reference(Optional.of(reason).filter(text -> !text.isEmpty()));
            Optional<WatchRule> stands = rules.list(session.staff()).stream()
                    .filter(one -> one.name().equals(rule))
                    .findFirst();
            rules.tune(
                    session,
                    rule,
                    stands.map(one -> turned(one, form)).orElse(Map.of()),
                    stands.flatMap(one -> switched(one, form)),
                    reference);
            return Lead.to("/watch/rules");
        } catch (Invalid invalid) {
            List<String> wrong = pages.words(request).wrong(invalid);
            return shown(session, request, rule, reason, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View shown(
            Session session,
            HttpServletRequest request,
            String tried,
            String reason,
            List<String> refused,
            HttpStatus status) {
        Words words = pages.words(request);
        List<WatchRule> all = rules.list(session.staff());
        RulesView view = new RulesView(
                all,
                session.staff().permissions().contains(Permission.WATCH_MANAGE),
                Locale.of(words.language()),
                tried,
                reason,
                refused);
        long off = all.stream().filter(rule -> !rule.on()).count();
        String title = words.say("watch.rules.title", off);
        return pages.titled(request, "watch/rules.jte", "watch", view, status, title);
    }

    private static Map<String, Integer> turned(WatchRule rule, Map<String, String> form) {
        Map<String, Integer> turned = new LinkedHashMap<>();
        for (WatchRule.Setting setting : rule.settings()) {
            String typed = form.get("dial-" + setting.dial().name());
            if (typed != null && number(typed) != setting.value()) {
                turned.put(setting.dial().name(), number(typed));
            }
        }
        return turned;
    }

    private static Optional<Boolean> switched(WatchRule rule, Map<String, String> form) {
        return Optional.ofNullable(form.get("on")).map("yes"::equals).filter(on -> on != rule.on());
    }

    /// What is no number is out of every range.
    private static int number(String text) {
        return text.strip().matches("[0-9]{1,9}") ? Integer.parseInt(text.strip()) : -1;
    }
}
