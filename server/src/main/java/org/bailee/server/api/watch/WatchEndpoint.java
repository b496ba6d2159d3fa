package org.bailee.server.api.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Json;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.watch.Reasons;
import org.bailee.server.watch.WatchRule;
import org.bailee.server.watch.WatchRules;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Shows and tunes what the watch looks for.
@RestController
@RequestMapping("/v1/watch/rules")
final class WatchEndpoint {
    private final WatchRules rules;

    WatchEndpoint(WatchRules rules) {
        this.rules = rules;
    }

    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor) {
        List<WatchRule> all = rules.list(actor);
        return Reply.page(new Page<>(all, Optional.empty()), WatchEndpoint::write);
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> tune(Actor actor, Reason reason, @PathVariable String id, Body body) {
        Members members = Members.of(body.json());
        Optional<Boolean> on = members.read("on", WatchEndpoint::flag);
        Map<String, Integer> dials =
                members.read("settings", WatchEndpoint::dials).orElse(Map.of());
        members.end();
        WatchRule rule = rules.tune(actor, id, dials, on, reason.reference());
        return Reply.ok(Reply.object(out -> write(out, rule)));
    }

    private static void write(JsonGenerator out, WatchRule rule) {
        out.writeStringProperty("name", rule.name());
        out.writeStringProperty("says", Reasons.rule(Locale.ENGLISH, rule.name()));
        out.writeStringProperty("grade", rule.grade().word());
        out.writeBooleanProperty("on", rule.on());
        out.writeBooleanProperty("mayBeOff", rule.mayBeOff());
        out.writeArrayPropertyStart("settings");
        rule.settings().forEach(setting -> {
            out.writeStartObject();
            out.writeStringProperty("name", setting.dial().name());
            out.writeStringProperty(
                    "says",
                    Reasons.dial(Locale.ENGLISH, rule.name(), setting.dial().name()));
            out.writeNumberProperty("value", setting.value());
            out.writeNumberProperty("least", setting.dial().least());
            out.writeNumberProperty("most", setting.dial().most());
            out.writeNumberProperty("usual", setting.dial().usual());
            out.writeEndObject();
        });
        out.writeEndArray();
    }

    private static Boolean flag(Json json) {
        if (json instanceof Json.Bool(boolean on)) {
            return on;
        }
        throw Invalid.of("on", "json.not-a-flag", "Yes or no belongs here.", "Send true or false.");
    }

    private static Map<String, Integer> dials(Json json) {
        if (json instanceof Json.Fields(Map<String, Json> fields)) {
            Map<String, Integer> dials = new LinkedHashMap<>();
            fields.forEach((name, value) -> dials.put(name, number(value)));
            return dials;
        }
        throw Invalid.of("settings", "json.not-an-object", "A JSON object belongs here.", "Name each setting once.");
    }

    private static int number(Json json) {
        if (json instanceof Json.Digits(String digits) && digits.matches("[0-9]{1,9}")) {
            return Integer.parseInt(digits);
        }
        throw Invalid.of("settings", "json.not-in-range", "A whole number belongs here.", "Send one in its range.");
    }
}
