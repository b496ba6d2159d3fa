package org.bailee.server.watch;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.Placed;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestRooms;

/// The watch on a real database, reading what a test tells it.
final class WatchRoom implements AutoCloseable {
    final TestRooms rooms = new TestRooms();
    final TestClock clock = rooms.clock();
    final List<Placed> log = new ArrayList<>();
    final StaffSecrets secrets = rooms.get(StaffSecrets.class);
    final ReadingStore reading = new ReadingStore(rooms.db(), secrets);
    final SettingStore settings = new SettingStore(rooms.db(), secrets);
    final AlertStore store = new AlertStore(rooms.db(), secrets);
    final HoneyStore honey = new HoneyStore(rooms.db(), secrets);
    final DeliveryStore sent = new DeliveryStore(rooms.db(), secrets);
    final Ids ids = rooms.get(Ids.class);
    final Untold untold = new Untold(clock);
    final Deliveries deliveries =
            new Deliveries(sent, secrets, untold, Set.of(Delivery.Way.MAIL, Delivery.Way.WEBHOOK), ids, clock);
    final Alarms alarms = new Alarms(store, deliveries, ids, clock);
    final Reader reader = reader();
    final Alerts alerts = new Alerts(
            store,
            sent,
            this::from,
            rooms.get(Access.class),
            rooms.get(Colleagues.class),
            rooms.get(AuditLog.class),
            rooms.tx(),
            clock);
    final WatchRules rules = new WatchRules(
            settings, rooms.get(Access.class), rooms.get(Colleagues.class), rooms.get(AuditLog.class), rooms.tx());

    /// Another node of the same installation.
    Reader reader() {
        return new Reader(
                this::from,
                log::size,
                reading,
                settings,
                alarms,
                honey,
                _ -> "",
                rooms.tx(),
                UUID.randomUUID(),
                rooms.get(ClockWatch.class)::believed,
                clock);
    }

    Courier courier(Optional<Mailer> mailer, Optional<URI> webhook, Set<String> inside) {
        return new Courier(
                sent,
                secrets,
                untold,
                alarms,
                new Courier.Ways(
                        mailer,
                        List.of("officer@example.org"),
                        List.of("auditor@example.org"),
                        webhook,
                        "0123456789abcdef0123456789abcdef",
                        new PinnedPost(InetAddress::getAllByName, inside)),
                rooms.tx(),
                rooms.get(ClockWatch.class)::believed,
                clock);
    }

    /// What every node has beside its reader.
    OwnWatch own() {
        return new OwnWatch(log::size, reading, settings, honey, store, alarms, rooms.tx(), clock);
    }

    void tell(Told told) {
        log.add(new Placed(log.size(), told.at(), told.entry()));
    }

    /// Opened in an order that is none, so that volume alone stands out.
    void opens(ActorId actor, Instant from, int people) {
        for (int i = 0; i < people; i++) {
            tell(Told.opened(
                    from.plus(Duration.ofSeconds(60L * i)), actor, person(i * 7919 % 1009), "p", Optional.of("T-1")));
        }
    }

    static SubjectId person(int number) {
        return new SubjectId(new UUID(number, number));
    }

    /// So many different people in the order of their ids, which alarms.
    void sweeps(ActorId actor, int people) {
        for (int i = 0; i < people; i++) {
            tell(Told.opened(clock.instant().plusSeconds(i), actor, person(i), "p", Optional.of("T-1")));
        }
    }

    List<Alert> all() {
        return store.page(new AlertQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1000))
                .items();
    }

    private List<Placed> from(long from, int limit) {
        return log.stream()
                .filter(placed -> placed.position() >= from)
                .limit(limit)
                .toList();
    }

    @Override
    public void close() {
        rooms.close();
    }
}
