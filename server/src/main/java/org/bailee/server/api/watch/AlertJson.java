package org.bailee.server.api.watch;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.bailee.server.api.http.Reply;
import org.bailee.server.audit.Entry;
import org.bailee.server.watch.Alert;
import org.bailee.server.watch.AlertDetail;
import org.bailee.server.watch.Delivery;
import org.bailee.server.watch.Reasons;
import tools.jackson.core.JsonGenerator;

/// Alerts as they are sent.
final class AlertJson {
    static final List<String> HEADS = List.of(
            "id", "rule", "grade", "says", "actor", "person", "firstAt", "lastAt", "count", "acknowledgedBy", "reason");

    private AlertJson() {}

    static void write(JsonGenerator out, Alert alert) {
        out.writeStringProperty("id", alert.id().toString());
        out.writeStringProperty("rule", alert.rule());
        out.writeStringProperty("grade", alert.grade().word());
        out.writeStringProperty("state", alert.isOpen() ? "open" : "acknowledged");
        out.writeStringProperty("code", alert.code());
        Reply.texts(out, "gaps", alert.gaps());
        out.writeStringProperty("says", says(alert));
        out.writeStringProperty("actor", alert.actor().toString());
        Reply.optional(out, "person", alert.person());
        out.writeStringProperty("firstAt", alert.firstAt().toString());
        out.writeStringProperty("lastAt", alert.lastAt().toString());
        out.writeNumberProperty("count", alert.count());
        number(out, "firstPosition", alert.firstPosition());
        number(out, "lastPosition", alert.lastPosition());
        Reply.optional(out, "acknowledgedBy", alert.acknowledgement().map(Alert.Acknowledgement::by));
        Reply.optional(out, "acknowledgedAt", alert.acknowledgement().map(Alert.Acknowledgement::at));
        Reply.optional(out, "reason", alert.acknowledgement().map(Alert.Acknowledgement::reason));
    }

    static void write(JsonGenerator out, AlertDetail detail) {
        write(out, detail.alert());
        out.writeArrayPropertyStart("entries");
        detail.entries().forEach(placing -> {
            out.writeStartObject();
            out.writeNumberProperty("position", placing.position());
            entry(out, placing.entry());
            out.writeEndObject();
        });
        out.writeEndArray();
        out.writeArrayPropertyStart("deliveries");
        detail.deliveries().forEach(delivery -> {
            out.writeStartObject();
            delivery(out, delivery);
            out.writeEndObject();
        });
        out.writeEndArray();
    }

    static List<String> cells(Alert alert) {
        return List.of(
                alert.id().toString(),
                alert.rule(),
                alert.grade().word(),
                says(alert),
                alert.actor().toString(),
                alert.person().map(Object::toString).orElse(""),
                alert.firstAt().toString(),
                alert.lastAt().toString(),
                Long.toString(alert.count()),
                alert.acknowledgement().map(done -> done.by().toString()).orElse(""),
                alert.acknowledgement().map(Alert.Acknowledgement::reason).orElse(""));
    }

    private static String says(Alert alert) {
        return Reasons.say(Locale.ENGLISH, alert.code(), alert.gaps());
    }

    private static void entry(JsonGenerator out, Entry entry) {
        out.writeStringProperty("id", entry.id().toString());
        out.writeStringProperty("at", entry.at().toString());
        out.writeStringProperty("kind", entry.kind());
        out.writeStringProperty("actor", entry.actor().toString());
        Reply.optional(out, "subject", entry.subject());
        Reply.optional(out, "purpose", entry.purpose());
        Reply.optional(out, "reason", entry.reason());
        out.writeStringProperty("outcome", entry.outcome().word());
    }

    private static void delivery(JsonGenerator out, Delivery delivery) {
        out.writeStringProperty("id", delivery.id().toString());
        out.writeStringProperty("way", delivery.way().word());
        out.writeStringProperty("state", delivery.state().word());
        out.writeNumberProperty("attempts", delivery.attempts());
        Reply.optional(out, "fault", delivery.fault());
        Reply.optional(out, "endedAt", delivery.endedAt());
    }

    private static void number(JsonGenerator out, String name, OptionalLong number) {
        out.writeName(name);
        if (number.isPresent()) {
            out.writeNumber(number.getAsLong());
        } else {
            out.writeNull();
        }
    }
}
