package org.bailee.server.api.keys;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Json;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.identity.IssuedKey;
import org.bailee.server.identity.NewService;
import org.bailee.server.identity.PeopleLimit;
import org.bailee.server.identity.ServiceAccount;
import org.bailee.server.identity.Services;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Permission;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Makes, lists and revokes API keys.
@RestController
@RequestMapping("/v1/keys")
final class KeysEndpoint {
    private final Services services;

    KeysEndpoint(Services services) {
        this.services = services;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> create(Actor actor, Body body) {
        IssuedKey issued = services.create(actor, wanted(Members.of(body.json())));
        return Reply.created(Reply.object(out -> {
            write(out, issued.account());
            out.writeStringProperty("key", issued.key());
        }));
    }

    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor, Query query) {
        return Reply.page(services.list(actor, query.text("after"), query.limit()), KeysEndpoint::write);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<RawAnswer> revoke(Actor actor, @PathVariable String id, Query query) {
        ActorId account = ActorId.parse(id);
        boolean alone = query.flag("alone");
        int revoked = alone ? services.revokeAlone(actor, account) : services.revoke(actor, account);
        return Reply.ok(Reply.object(out -> out.writeNumberProperty("revoked", revoked)));
    }

    private static NewService wanted(Members members) {
        String name = members.text("name");
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String word : members.texts("permissions")) {
            Permission.named(word)
                    .ifPresentOrElse(
                            permissions::add,
                            () -> members.wrong(
                                    "permissions",
                                    "permission.unknown",
                                    "Not every entry is a permission.",
                                    "Use those of the API reference, for example subjects.read."));
        }
        Set<String> roles = new LinkedHashSet<>(members.texts("roles"));
        Set<String> purposes = new LinkedHashSet<>(members.texts("purposes"));
        Optional<Duration> lasts = members.optionalText("expiresIn").flatMap(text -> {
            try {
                return Optional.of(Duration.parse(text));
            } catch (DateTimeParseException unreadable) {
                members.wrong(
                        "expiresIn",
                        "duration.malformed",
                        "This is not a length of time.",
                        "Write days or hours as ISO 8601 does, for example P90D.");
                return Optional.empty();
            }
        });
        Optional<PeopleLimit> limit = members.read("peoplePerHour", KeysEndpoint::limit);
        members.end();
        return new NewService(name, permissions, roles, purposes, lasts, limit);
    }

    private static PeopleLimit limit(Json json) {
        return switch (json) {
            case Json.Digits(String digits) -> PeopleLimit.parse(digits);
            case Json.Text(String text) -> PeopleLimit.parse(text);
            default -> PeopleLimit.parse("");
        };
    }

    private static void write(JsonGenerator out, ServiceAccount account) {
        out.writeStringProperty("id", account.id().toString());
        out.writeStringProperty("name", account.name());
        out.writeStringProperty("prefix", account.prefix());
        Reply.texts(
                out,
                "permissions",
                account.permissions().stream().sorted().map(Permission::word).toList());
        Reply.texts(out, "roles", account.roles());
        Reply.texts(out, "purposes", account.purposes());
        out.writeName("peoplePerHour");
        account.limit()
                .most()
                .ifPresentOrElse(
                        out::writeNumber, () -> out.writeString(account.limit().word()));
        out.writeStringProperty("madeBy", account.madeBy().toString());
        out.writeStringProperty("createdAt", account.createdAt().toString());
        out.writeStringProperty("expiresAt", account.expiresAt().toString());
        Reply.optional(out, "lastUsedOn", account.lastUsedOn());
        Reply.optional(out, "revokedAt", account.revokedAt());
    }
}
