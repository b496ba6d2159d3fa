package org.bailee.server.watch;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Ids;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the doors of this room and its two threads are made of.
record WatchParts(
        ReadingStore reading,
        SettingStore settings,
        AlertStore alerts,
        HoneyStore honey,
        DeliveryStore sent,
        Deliveries deliveries,
        Alarms alarms,
        Courier courier) {
    static WatchParts of(
            JdbcTemplate db,
            StaffSecrets secrets,
            WatchSettings called,
            MailSettings mail,
            CheckpointMailSettings checkpoints,
            Tx tx,
            Ids ids,
            ClockWatch clockWatch,
            InstantSource clock) {
        Courier.Ways ways = new Courier.Ways(
                Mailer.of(mail),
                called.mailTo(),
                checkpoints.checkpointMail(),
                called.webhook(),
                called.webhook().isPresent() ? called.secret() : "",
                new PinnedPost(InetAddress::getAllByName, Set.copyOf(called.webhookInside())));
        AlertStore alerts = new AlertStore(db, secrets);
        DeliveryStore sent = new DeliveryStore(db, secrets);
        Untold untold = new Untold(clock);
        Deliveries deliveries = new Deliveries(sent, secrets, untold, open(ways), ids, clock);
        Alarms alarms = new Alarms(alerts, deliveries, ids, clock);
        return new WatchParts(
                new ReadingStore(db, secrets),
                new SettingStore(db, secrets),
                alerts,
                new HoneyStore(db, secrets),
                sent,
                deliveries,
                alarms,
                new Courier(sent, secrets, untold, alarms, ways, tx, clockWatch::believed, clock));
    }

    private static Set<Delivery.Way> open(Courier.Ways ways) {
        Set<Delivery.Way> open = EnumSet.noneOf(Delivery.Way.class);
        if (!ways.mailTo().isEmpty() && ways.mailer().isPresent()) {
            open.add(Delivery.Way.MAIL);
        }
        if (ways.webhook().isPresent()) {
            open.add(Delivery.Way.WEBHOOK);
        }
        return open;
    }
}
