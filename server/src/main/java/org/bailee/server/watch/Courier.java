package org.bailee.server.watch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.HookCodes;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Problem;
import org.bailee.server.watch.DeliveryStore.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what is to be told, again and again at growing distance for most of a day, and then says at home that
/// it could not. No transaction is open while it waits for others.
final class Courier {
    static final int MOST_TRIES = 12;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(4);
    /// Longer than any one try may take; who dies meanwhile has it tried again after.
    private static final Duration TAKEN = Duration.ofMinutes(2);

    /// What is older was told long ago, or given up: somebody put its row back.
    private static final Duration OLDEST = Duration.ofDays(2);

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration REMEMBER = Duration.ofMinutes(1);
    private static final int AT_ONCE = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /// Where things go.
    ///
    /// @param mailTo whom alerts are mailed to
    /// @param checkpointTo whom checkpoints are mailed to
    record Ways(
            Optional<Mailer> mailer,
            List<String> mailTo,
            List<String> checkpointTo,
            Optional<URI> webhook,
            String secret,
            PinnedPost post) {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    private final DeliveryStore store;
    private final StaffSecrets secrets;
    private final Untold untold;
    private final Alarms alarms;
    private final Ways ways;
    private final Tx tx;
    private final Supplier<Optional<Instant>> believed;
    private final InstantSource clock;
    private Instant rememberedAt = Instant.EPOCH;

    /// @param believed what the clock says, unless it jumped
    Courier(
            DeliveryStore store,
            StaffSecrets secrets,
            Untold untold,
            Alarms alarms,
            Ways ways,
            Tx tx,
            Supplier<Optional<Instant>> believed,
            InstantSource clock) {
        this.store = store;
        this.secrets = secrets;
        this.untold = untold;
        this.alarms = alarms;
        this.ways = ways;
        this.tx = tx;
        this.believed = believed;
        this.clock = clock;
    }

    /// Tries what is due.
    ///
    /// @return how many were tried
    int round() {
        Instant now = clock.instant();
        List<Due> due = tx.write(() -> store.take(now, now.plus(TAKEN), AT_ONCE));
        due.forEach(this::tried);
        if (!now.isBefore(rememberedAt.plus(REMEMBER))) {
            rememberedAt = now;
            untold.late().forEach(one -> remember(one.getKey(), one.getValue()));
        }
        return due.size();
    }

    void sweep() {
        believed.get()
                .map(now -> now.minus(KEPT))
                .ifPresent(before -> tx.write(() -> {
                    store.forget(before);
                    return true;
                }));
    }

    private void tried(Due due) {
        Delivery delivery = due.delivery();
        try {
            send(delivery.id(), Message.open(secrets, due.sealed(), delivery.id()));
            tx.write(() -> {
                store.ended(delivery.id(), Delivery.State.SENT, clock.instant(), Optional.empty());
                return true;
            });
        } catch (Corrupt planted) {
            forged(delivery);
        } catch (Undelivered why) {
            failed(delivery, why.code());
        } catch (Problem unreadable) {
            // A secret that is not where its reference says.
            failed(delivery, unreadable.code());
        } catch (RuntimeException unforeseen) {
            // One that cannot be sent keeps none of the others back.
            failed(delivery, "delivery.unsendable");
        }
    }

    private void send(UUID id, Message message) throws Undelivered {
        // By a clock that jumped all that waits would be too old, and nobody told.
        if (believed.get()
                .filter(now -> message.madeAt().isBefore(now.minus(OLDEST)))
                .isPresent()) {
            throw new Corrupt();
        }
        switch (message.way()) {
            case MAIL -> {
                Mailer mailer = ways.mailer().orElseThrow(() -> new Undelivered("mail.not-set-up"));
                List<String> to = message.alert().isPresent() ? ways.mailTo() : ways.checkpointTo();
                mailer.send(id, to, message.subject(), message.body(), message.madeAt());
            }
            case WEBHOOK -> {
                URI target = ways.webhook().orElseThrow(() -> new Undelivered("webhook.not-set-up"));
                byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
                String timestamp = String.valueOf(clock.instant().getEpochSecond());
                ways.post()
                        .send(
                                target,
                                Map.of(
                                        "Bailee-Delivery",
                                        id.toString(),
                                        "Bailee-Timestamp",
                                        timestamp,
                                        "Bailee-Signature",
                                        "v1=" + HookCodes.code(ways.secret(), timestamp, body)),
                                body);
            }
        }
    }

    /// What somebody deleted, put off for ever or called sent is told all the same.
    private void remember(UUID id, Message message) {
        Instant now = clock.instant();
        switch (store.standing(id, message.way(), now.plus(LONGEST))) {
            case WAITS -> LOG.debug("The delivery {} waits for its turn.", id);
            case ENDED -> untold.settled(id);
            case CHANGED -> {
                changed(now);
                if (isTold(id, message)) {
                    untold.settled(id);
                }
            }
        }
    }

    /// Or is too old to be told.
    private boolean isTold(UUID id, Message message) {
        try {
            send(id, message);
            return true;
        } catch (Corrupt tooOld) {
            return true;
        } catch (Undelivered | RuntimeException away) {
            return false;
        }
    }

    private void changed(Instant now) {
        tx.write(() -> {
            alarms.raise(List.of(OwnWatch.changed("deliveries", now)));
            return true;
        });
    }

    /// Bailee wrote none like it: nobody is sent it, and nothing is signed.
    private void forged(Delivery delivery) {
        Instant now = clock.instant();
        tx.write(() -> {
            store.ended(delivery.id(), Delivery.State.GIVEN_UP, now, Optional.of("delivery.forged"));
            return true;
        });
        changed(now);
    }

    private void failed(Delivery delivery, String fault) {
        Instant now = clock.instant();
        tx.write(() -> {
            if (delivery.attempts() < MOST_TRIES) {
                store.again(delivery.id(), now.plus(wait(delivery.attempts())), fault);
            } else {
                store.ended(delivery.id(), Delivery.State.GIVEN_UP, now, Optional.of(fault));
                alarms.raise(List.of(new Finding(
                        Deliveries.RULE,
                        Grade.WARNING,
                        Deliveries.RULE,
                        List.of(delivery.way().word(), fault),
                        Actor.bailee().id(),
                        Optional.empty(),
                        now,
                        Optional.empty())));
            }
            return true;
        });
    }

    static Duration wait(int attempts) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
