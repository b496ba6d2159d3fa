package org.bailee.server.watch;

import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Ids;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes down what is to be told to whom, in the transaction of what it is about: it is told if that was kept.
final class Deliveries {
    /// The rule of alerts about telling itself, which must not be told in turn.
    static final String RULE = "delivery";

    private static final JsonFactory FACTORY = new JsonFactory();

    private final DeliveryStore store;
    private final StaffSecrets secrets;
    private final Untold untold;
    private final Set<Delivery.Way> ways;
    private final Ids ids;
    private final InstantSource clock;

    /// @param ways those that are set up
    Deliveries(
            DeliveryStore store,
            StaffSecrets secrets,
            Untold untold,
            Set<Delivery.Way> ways,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.secrets = secrets;
        this.untold = untold;
        this.ways = Set.copyOf(ways);
        this.ids = ids;
        this.clock = clock;
    }

    void tell(Alert alert) {
        if (alert.grade() == Grade.NOTICE || alert.rule().equals(RULE)) {
            return;
        }
        if (ways.contains(Delivery.Way.MAIL)) {
            insert(Optional.of(alert.id()), Delivery.Way.MAIL, "Bailee alert " + alert.id(), text(alert));
        }
        if (ways.contains(Delivery.Way.WEBHOOK)) {
            insert(Optional.of(alert.id()), Delivery.Way.WEBHOOK, "alert", json(alert));
        }
    }

    void mail(String subject, String body) {
        insert(Optional.empty(), Delivery.Way.MAIL, subject, body);
    }

    private void insert(Optional<UUID> alert, Delivery.Way way, String subject, String body) {
        Instant now = clock.instant();
        UUID id = ids.next();
        Message message = new Message(way, alert, now, subject, body);
        store.insert(
                new Delivery(id, alert, way, Delivery.State.WAITING, 0, now, now, Optional.empty(), Optional.empty()),
                message.sealed(secrets, id));
        Tx.afterCommit(() -> untold.add(id, message));
    }

    private static String text(Alert alert) {
        return String.join(
                "\r\n",
                List.of(
                        Reasons.say(Locale.ENGLISH, alert.code(), alert.gaps()),
                        "",
                        "Alert:  " + alert.id(),
                        "Grade:  " + alert.grade().word(),
                        "Rule:   " + alert.rule(),
                        "Actor:  " + alert.actor(),
                        "Person: " + alert.person().map(Object::toString).orElse("none"),
                        "Since:  " + alert.firstAt(),
                        "",
                        "Look at it in the console under Alerts.",
                        ""));
    }

    private static String json(Alert alert) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("type", "alert");
            members(out::writeStringProperty, alert);
            out.writeEndObject();
        }
        return text.toString();
    }

    /// Takes a member's name and text.
    private interface Members {
        void write(String name, String text);
    }

    private static void members(Members out, Alert alert) {
        out.write("id", alert.id().toString());
        out.write("rule", alert.rule());
        out.write("grade", alert.grade().word());
        out.write("code", alert.code());
        out.write("actor", alert.actor().toString());
        alert.person().ifPresent(person -> out.write("person", person.toString()));
        out.write("firstAt", alert.firstAt().toString());
        out.write("lastAt", alert.lastAt().toString());
    }
}
