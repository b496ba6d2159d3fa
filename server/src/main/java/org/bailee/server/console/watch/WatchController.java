package org.bailee.server.console.watch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.identity.Names;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.watch.Alert;
import org.bailee.server.watch.Alerts;
import org.bailee.server.watch.Reasons;
import org.bailee.server.watch.WatchRule;
import org.bailee.server.watch.WatchRules;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lists what is not as usual.
@Controller
final class WatchController {
    /// Raised by the watch about itself, by no rule that could be tuned.
    private static final List<String> ITS_OWN = List.of("delivery", "flood");

    private final Alerts alerts;
    private final WatchRules rules;
    private final Names names;
    private final Pages pages;

    WatchController(Alerts alerts, WatchRules rules, Names names, Pages pages) {
        this.alerts = alerts;
        this.rules = rules;
        this.names = names;
        this.pages = pages;
    }

    @GetMapping("/watch")
    View list(
            Session session,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "all") String grade,
            @RequestParam(defaultValue = "all") String rule,
            @RequestParam(defaultValue = Lists.NEWEST) String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        Words words = pages.words(request);
        List<String> known = known(session);
        Listing<Row> list = Lists.listing(known, state, grade, rule, sort, Listing.from(from));
        WatchView view = new WatchView(
                list,
                list.part(rows(session, list, words)),
                known,
                session.staff().permissions().contains(Permission.WATCH_MANAGE));
        String title = words.say("watch.watch.title", alerts.waiting(session.staff()));
        return pages.titled(request, "watch/watch.jte", "watch", view, HttpStatus.OK, title);
    }

    @GetMapping("/watch.csv")
    View csv(
            Session session,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "all") String grade,
            @RequestParam(defaultValue = "all") String rule,
            HttpServletRequest request) {
        Listing<Row> list = Lists.listing(known(session), state, grade, rule, Lists.NEWEST, 0);
        return Download.csv(
                "alerts.csv",
                Lists.HEADS,
                rows(session, list, pages.words(request)).map(Lists::cells));
    }

    private List<String> known(Session session) {
        List<String> known = new ArrayList<>(List.of(Listing.ALL));
        rules.list(session.staff()).stream().map(WatchRule::name).forEach(known::add);
        known.addAll(ITS_OWN);
        return known;
    }

    private Stream<Row> rows(Session session, Listing<Row> list, Words words) {
        return Page.all(after -> page(session, list, after, words));
    }

    private Page<Row> page(Session session, Listing<Row> list, Optional<String> after, Words words) {
        Page<Alert> found = alerts.list(session.staff(), Optional.empty(), Lists.query(list, after.map(Alerts::id)));
        Map<ActorId, String> known =
                names.of(found.items().stream().map(Alert::actor).distinct().toList());
        return new Page<>(
                found.items().stream().map(alert -> row(alert, known, words)).toList(), found.next());
    }

    /// @param names as far as they are known
    static Row row(Alert alert, Map<ActorId, String> names, Words words) {
        return new Row(
                alert,
                names.getOrDefault(alert.actor(), alert.actor().toString()),
                Reasons.say(Locale.of(words.language()), alert.code(), alert.gaps()));
    }
}
