package org.bailee.server.watch;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;

/// What is not as usual: listed, looked into, and acknowledged by somebody whom it is not about.
public final class Alerts {
    private final AlertStore store;
    private final DeliveryStore deliveries;
    private final EntryStream stream;
    private final Access access;
    private final Colleagues colleagues;
    private final AuditLog audit;
    private final Tx tx;
    private final InstantSource clock;
    private final SeenLately looks;

    Alerts(
            AlertStore store,
            DeliveryStore deliveries,
            EntryStream stream,
            Access access,
            Colleagues colleagues,
            AuditLog audit,
            Tx tx,
            InstantSource clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.stream = stream;
        this.access = access;
        this.colleagues = colleagues;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
        this.looks = new SeenLately(clock);
    }

    /// Newest first; who looked is in the log.
    ///
    /// @throws Denied without `watch.read`
    public Page<Alert> list(Actor by, Optional<String> reason, AlertQuery query) {
        access.permit(by, Permission.WATCH_READ, reason, List.of());
        Page<Alert> found = store.page(query);
        looked(
                by,
                "list",
                WatchEvent.of("alerts-listed")
                        .because(reason)
                        .with("found", found.items().size()));
        return found;
    }

    /// One with the entries behind it; who looked is in the log.
    ///
    /// @throws NotFound if there is none
    public AlertDetail find(Actor by, Optional<String> reason, UUID id) {
        access.permit(by, Permission.WATCH_READ, reason, List.of());
        Alert alert = store.find(id).orElseThrow(Alerts::unknown);
        List<AlertDetail.Placing> entries = new ArrayList<>();
        for (long position : store.positions(id)) {
            stream.from(position, 1).stream()
                    .filter(placed -> placed.position() == position)
                    .forEach(placed -> entries.add(new AlertDetail.Placing(position, placed.entry())));
        }
        looked(by, id.toString(), WatchEvent.of("alert-read").because(reason).with("alert", id));
        return new AlertDetail(alert, entries, deliveries.of(id));
    }

    /// Says what it was. From now on what goes on is another alert.
    ///
    /// @param by staff through [#acknowledge(Session, UUID, String)]
    /// @param reason a reference, such as a ticket
    /// @throws Denied if it is about whoever acknowledges, or about who brought them in
    /// @throws Conflict if it was acknowledged already
    public Alert acknowledge(Actor by, UUID id, String reason) {
        Optional<String> reference = Intent.reference(Optional.of(reason));
        access.permit(by, Permission.WATCH_MANAGE, reference, List.of());
        try {
            return tx.write(() -> {
                Alert alert = store.lock(id).orElseThrow(Alerts::unknown);
                mustBeAnother(by.id(), alert.actor());
                if (!alert.isOpen()) {
                    throw new Conflict(
                            "alert.acknowledged", "Somebody has acknowledged this already.", "Look at what they said.");
                }
                store.acknowledged(alert, new Alert.Acknowledgement(by.id(), clock.instant(), reason));
                audit.append(
                        by,
                        WatchEvent.of("alert-acknowledged")
                                .because(reference)
                                .with("alert", id)
                                .with("rule", alert.rule()));
                return store.find(id).orElseThrow();
            });
        } catch (Denied | NotFound | Conflict why) {
            audit.appendDurably(
                    by,
                    WatchEvent.refused("alert-refused", why.code())
                            .because(reference)
                            .with("alert", id));
            throw why;
        }
    }

    /// The same for staff, after a second factor shown lately.
    public Alert acknowledge(Session by, UUID id, String reason) {
        return acknowledge(colleagues.fresh(by), id, reason);
    }

    /// How many wait for the reader; none for who may not acknowledge. Nobody is noted to have looked.
    public long waitingFor(Session by) {
        return colleagues.signedIn(by).permissions().contains(Permission.WATCH_MANAGE)
                ? store.countOpen(List.of(Grade.WARNING, Grade.ALARM))
                : 0;
    }

    /// How many wait for anybody. Nobody is noted to have looked.
    ///
    /// @throws Denied without `watch.read`
    public long waiting(Actor by) {
        access.permit(by, Permission.WATCH_READ, Optional.empty(), List.of());
        return store.countOpen(List.of(Grade.WARNING, Grade.ALARM));
    }

    public static UUID id(String text) {
        try {
            return ActorId.parse(text).value();
        } catch (Invalid malformed) {
            throw unknown();
        }
    }

    /// Four eyes: not oneself, nor by a key of one's own, nor through an account one has just made, or was
    /// made by (for a month).
    private void mustBeAnother(ActorId by, ActorId about) {
        if (by.equals(about) || colleagues.comesFrom(about, by) || colleagues.comesFrom(by, about)) {
            throw new Denied(
                    "alert.yourself",
                    "This alert is about you, or about a key that comes from you.",
                    "Ask another privacy officer or administrator to look at it.");
        }
        if (colleagues.sponsorsOf(by).test(about)) {
            throw new Denied(
                    "alert.from-actor",
                    "This alert is about whoever you have your account from, and not for a month yet.",
                    "Ask somebody who does not have theirs from there.");
        }
    }

    private void looked(Actor by, String what, WatchEvent event) {
        if (looks.isNew(by.id(), what)) {
            audit.appendDurably(by, event);
        }
    }

    static NotFound unknown() {
        return new NotFound("alert.unknown", "There is no alert with this id.", "List the alerts again.");
    }
}
