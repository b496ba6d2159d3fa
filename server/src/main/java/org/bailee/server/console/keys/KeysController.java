package org.bailee.server.console.keys;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.IssuedKey;
import org.bailee.server.identity.NewService;
import org.bailee.server.identity.PeopleLimit;
import org.bailee.server.identity.ServiceAccount;
import org.bailee.server.identity.Services;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lists the keys of programs, makes them and ends them.
@Controller
final class KeysController {
    private static final int AT_ONCE = 500;

    private final Services services;
    private final Colleagues colleagues;
    private final Register register;
    private final InstantSource clock;
    private final Pages pages;

    KeysController(Services services, Colleagues colleagues, Register register, InstantSource clock, Pages pages) {
        this.services = services;
        this.colleagues = colleagues;
        this.register = register;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/keys")
    View list(
            Session session,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String sort,
            HttpServletRequest request) {
        return shown(session, request, keys(session, show, sort), Optional.empty(), List.of(), HttpStatus.OK);
    }

    @GetMapping("/keys.csv")
    View csv(
            Session session,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String sort) {
        return Download.csv("keys.csv", keys(session, show, sort).lines());
    }

    @PostMapping("/keys")
    View make(
            Session session,
            @RequestParam String name,
            @RequestParam(defaultValue = "") Set<String> permission,
            @RequestParam(defaultValue = "") Set<String> role,
            @RequestParam(defaultValue = "") Set<String> purpose,
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(defaultValue = "") String people,
            HttpServletRequest request) {
        Actor maker = colleagues.fresh(session);
        try {
            NewService wanted = new NewService(
                    name.strip(),
                    permissions(permission),
                    chosen(role),
                    chosen(purpose),
                    Optional.of(Duration.ofDays(days)),
                    Optional.of(people.strip()).filter(text -> !text.isEmpty()).map(PeopleLimit::parse));
            IssuedKey made = services.create(maker, wanted);
            return shown(session, request, keys(session, "", ""), Optional.of(made), List.of(), HttpStatus.OK);
        } catch (Invalid invalid) {
            List<String> wrong = Words.wrong(invalid);
            HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
            return shown(session, request, keys(session, "", ""), Optional.empty(), wrong, status);
        }
    }

    /// Ends the key and every key that came of it.
    @PostMapping("/keys/{id}/revoke")
    View revoke(Session session, @PathVariable String id) {
        services.revoke(colleagues.fresh(session), ActorId.parse(id));
        return Lead.to("/keys");
    }

    private KeyList keys(Session session, String show, String sort) {
        List<ServiceAccount> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<ServiceAccount> page = services.list(session.staff(), after, AT_ONCE);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return KeyList.of(all, show, sort, clock.instant());
    }

    private View shown(
            Session session,
            HttpServletRequest request,
            KeyList keys,
            Optional<IssuedKey> made,
            List<String> refused,
            HttpStatus status) {
        KeysView view = new KeysView(
                keys.rows(),
                keys.show(),
                keys.sort(),
                session.staff().permissions().stream()
                        .sorted()
                        .map(Permission::word)
                        .toList(),
                session.staff().roles().stream().sorted().toList(),
                List.copyOf(register.current().definition().activities().keySet()),
                made.map(IssuedKey::key).orElse(""),
                made.map(key -> key.account().name()).orElse(""),
                refused);
        String title = pages.words(request).say("keys.keys.title", keys.rows().size(), keys.show());
        return pages.titled(request, "keys/keys.jte", "keys", view, status, title);
    }

    private static Set<Permission> permissions(Set<String> words) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String word : chosen(words)) {
            permissions.add(Permission.named(word)
                    .orElseThrow(() -> Invalid.of(
                            "permissions",
                            "permission.unknown",
                            "Not every entry is a permission.",
                            "Choose of those shown.")));
        }
        return permissions;
    }

    private static Set<String> chosen(Set<String> words) {
        Set<String> chosen = new TreeSet<>(words);
        chosen.remove("");
        return chosen;
    }
}
