package org.bailee.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;

/// Watches the watch, on every node and whoever reads: that the log is read on to its end, and that nobody but
/// Bailee changed what the watch goes by.
final class OwnWatch {
    /// What has its place is read within a second or so; a long pause is caught up with, and told of
    /// nevertheless.
    static final Duration BEHIND = Duration.ofMinutes(1);

    /// After such a pause of our own nobody has been behind for longer than we have looked.
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Duration ALERTS = Duration.ofMinutes(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final LongSupplier end;
    private final ReadingStore reading;
    private final SettingStore settings;
    private final HoneyStore honey;
    private final AlertStore alerts;
    private final Alarms alarms;
    private final Tx tx;
    private final InstantSource clock;
    private long wanted;
    private Instant wantedAt = Instant.MIN;
    private Instant lookedAt = Instant.MIN;
    private Instant alertsAt = Instant.EPOCH;

    /// @param end how many entries the log has
    OwnWatch(
            LongSupplier end,
            ReadingStore reading,
            SettingStore settings,
            HoneyStore honey,
            AlertStore alerts,
            Alarms alarms,
            Tx tx,
            InstantSource clock) {
        this.end = end;
        this.reading = reading;
        this.settings = settings;
        this.honey = honey;
        this.alerts = alerts;
        this.alarms = alarms;
        this.tx = tx;
        this.clock = clock;
    }

    void round() {
        Instant now = clock.instant();
        List<Finding> findings = new ArrayList<>();
        behind(now)
                .ifPresent(waits ->
                        findings.add(finding("log-behind", "watch-behind", String.valueOf(waits.toSeconds()), now)));
        if (!settings.tuning().isTrue()) {
            findings.add(changed("settings", now));
        }
        if (!honey.isTrue()) {
            findings.add(changed("decoys", now));
        }
        if (!now.isBefore(alertsAt.plus(ALERTS))) {
            alertsAt = now;
            if (!alerts.areTrue(now.minus(WEEK))) {
                findings.add(changed("alerts", now));
            }
        }
        if (!findings.isEmpty()) {
            tx.write(() -> {
                alarms.raise(findings);
                return true;
            });
        }
    }

    /// How long ago the log had reached where the watch has not read to yet, if that is too long.
    private Optional<Duration> behind(Instant now) {
        boolean anew = lookedAt.equals(Instant.MIN) || now.isAfter(lookedAt.plus(PAUSE));
        lookedAt = now;
        if (anew || reading.proven() >= wanted) {
            wanted = end.getAsLong();
            wantedAt = now;
            return Optional.empty();
        }
        return Optional.of(Duration.between(wantedAt, now)).filter(waits -> waits.compareTo(BEHIND) > 0);
    }

    /// @param what was changed: one word, the same in every language
    static Finding changed(String what, Instant now) {
        return finding(WatchChangedRule.NAME, "watch-rows", what, now);
    }

    private static Finding finding(String rule, String code, String gap, Instant now) {
        return new Finding(
                rule, Grade.ALARM, code, List.of(gap), Actor.bailee().id(), Optional.empty(), now, Optional.empty());
    }
}
