package org.bailee.server.console.keys;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Ticked;
import org.bailee.server.identity.IssuedKey;
import org.bailee.server.identity.KeyDesk;
import org.bailee.server.identity.KeyDesk.Held;
import org.bailee.server.identity.NewService;
import org.bailee.server.identity.PeopleLimit;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lists keys, makes one, revokes one with all it made.
@Controller
final class KeysController {
    private final KeyDesk desk;
    private final Register register;
    private final Pages pages;

    KeysController(KeyDesk desk, Register register, Pages pages) {
        this.desk = desk;
        this.register = register;
        this.pages = pages;
    }

    @GetMapping("/keys")
    View list(
            Session session,
            @RequestParam(defaultValue = "alive") String show,
            @RequestParam(defaultValue = "") String sort,
            HttpServletRequest request) {
        return page(session, request, show, sort, Optional.empty(), "", List.of(), HttpStatus.OK);
    }

    @GetMapping("/keys.csv")
    View csv(
            Session session,
            @RequestParam(defaultValue = "alive") String show,
            @RequestParam(defaultValue = "") String sort) {
        List<Held> keys = listing(show, sort).columns().sorted(shown(desk.list(session), show));
        return Download.csv(
                "keys.csv",
                List.of(
                        "id",
                        "name",
                        "state",
                        "permissions",
                        "roles",
                        "purposes",
                        "people-per-hour",
                        "last-used",
                        "expires"),
                keys.stream().map(KeysController::cells));
    }

    @PostMapping("/keys")
    View make(
            Session session,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") Set<String> permission,
            @RequestParam(defaultValue = "") Set<String> role,
            @RequestParam(defaultValue = "") Set<String> purpose,
            @RequestParam(defaultValue = "90") String days,
            @RequestParam(defaultValue = "1000") String people,
            HttpServletRequest request) {
        try {
            NewService wanted = new NewService(
                    name.strip(),
                    permissions(permission),
                    Ticked.of(role),
                    Ticked.of(purpose),
                    Optional.of(days(days)),
                    Optional.of(PeopleLimit.parse(people.strip())));
            IssuedKey issued = desk.create(session, wanted);
            return page(session, request, "alive", "", Optional.of(issued), "", List.of(), HttpStatus.OK);
        } catch (Invalid wrong) {
            return page(
                    session,
                    request,
                    "alive",
                    "",
                    Optional.empty(),
                    name,
                    pages.words(request).wrong(wrong),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/keys/{id}/revoke")
    View revoke(Session session, @PathVariable String id) {
        desk.revoke(session, ActorId.parse(id));
        return Lead.to("/keys");
    }

    private View page(
            Session session,
            HttpServletRequest request,
            String show,
            String sort,
            Optional<IssuedKey> issued,
            String name,
            List<String> wrong,
            HttpStatus status) {
        RegisterDefinition definition = register.current().definition();
        Listing<Held> list = listing(show, sort);
        List<Held> keys = list.columns().sorted(shown(desk.list(session), show));
        KeysView view = new KeysView(
                keys,
                list,
                issued.map(IssuedKey::key).orElse(""),
                issued.map(one -> one.account().name()).orElse(""),
                session.staff().permissions().stream().sorted().toList(),
                List.copyOf(definition.seeingRoles()),
                List.copyOf(definition.activities().keySet()),
                name,
                wrong);
        String title = pages.words(request).say("keys.keys.title", keys.size());
        return pages.titled(request, "keys/keys.jte", "keys", view, status, title);
    }

    private static List<Held> shown(List<Held> keys, String show) {
        return show.equals("all")
                ? keys
                : keys.stream()
                        .filter(held -> held.state() == KeyDesk.State.ALIVE)
                        .toList();
    }

    private static Listing<Held> listing(String show, String sort) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("show", show.equals("all") ? "all" : "alive");
        SequencedMap<String, Comparator<Held>> orders = new LinkedHashMap<>();
        orders.put("name", Comparator.comparing(held -> held.account().name().toLowerCase(Locale.ROOT)));
        orders.put(
                "used", Comparator.comparing(held -> held.account().lastUsedOn().orElse(LocalDate.MIN)));
        orders.put("expires", Comparator.comparing(held -> held.account().expiresAt()));
        return new Listing<>("/keys", filters, Columns.of(orders, sort), "", 0);
    }

    private static List<String> cells(Held held) {
        var account = held.account();
        return List.of(
                account.id().toString(),
                account.name(),
                held.state().name().toLowerCase(Locale.ROOT),
                String.join(
                        " ",
                        account.permissions().stream()
                                .sorted()
                                .map(Permission::word)
                                .toList()),
                String.join(" ", account.roles()),
                String.join(" ", account.purposes()),
                account.limit().word(),
                account.lastUsedOn().map(LocalDate::toString).orElse(""),
                account.expiresAt().toString());
    }

    private static Set<Permission> permissions(Set<String> words) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        Ticked.of(words)
                .forEach(word -> permissions.add(Permission.named(word)
                        .orElseThrow(() -> Invalid.of(
                                "permission",
                                "permission.unknown",
                                "There is no such permission.",
                                "Choose one of those shown."))));
        return permissions;
    }

    private static Duration days(String text) {
        if (!text.strip().matches("[0-9]{1,4}")) {
            throw Invalid.of("days", "key.lifetime", "This is no number of days.", "Write a number from 1 to 365.");
        }
        return Duration.ofDays(Integer.parseInt(text.strip()));
    }
}
