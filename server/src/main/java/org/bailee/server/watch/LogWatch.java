package org.bailee.server.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;

/// Looks at the log from outside: what has halted or lags cannot tell of it by its own entries.
final class LogWatch {
    private static final LogBehindRule RULE = new LogBehindRule();
    private static final String CHECKPOINT = "checkpoint";

    private final LogHealth log;
    private final Alarms alarms;
    private final SettingStore settings;
    private final DeliveryStore mailed;
    private final Deliveries deliveries;
    private final boolean mails;
    private final Tx tx;
    private final InstantSource clock;

    /// @param mails whether anybody wants a checkpoint a day
    LogWatch(
            LogHealth log,
            Alarms alarms,
            SettingStore settings,
            DeliveryStore mailed,
            Deliveries deliveries,
            boolean mails,
            Tx tx,
            InstantSource clock) {
        this.log = log;
        this.alarms = alarms;
        this.settings = settings;
        this.mailed = mailed;
        this.deliveries = deliveries;
        this.mails = mails;
        this.tx = tx;
        this.clock = clock;
    }

    void round() {
        LogHealth.State state = log.state();
        Tuning tuning = settings.tuning();
        Duration most = Duration.ofSeconds(tuning.of(RULE, LogBehindRule.SECONDS));
        boolean waits = state.waits().compareTo(most) > 0;
        if (state.halted() || waits || state.alarms()) {
            tx.write(() -> {
                alarms.raise(List.of(finding(state, waits)));
                return true;
            });
        }
    }

    /// Mails the newest checkpoint, once a day however many nodes there are.
    void mail() {
        if (!mails) {
            return;
        }
        log.checkpoint()
                .ifPresent(checkpoint -> tx.write(() -> {
                    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                    if (mailed.begin(CHECKPOINT, today)) {
                        deliveries.mail("Bailee checkpoint " + today, checkpoint);
                    }
                    return true;
                }));
    }

    private Finding finding(LogHealth.State state, boolean waits) {
        String code = state.halted() ? "log-halted" : waits ? RULE.name() : "log-alarms";
        return new Finding(
                RULE.name(),
                state.halted() ? Grade.ALARM : Grade.WARNING,
                code,
                code.equals(RULE.name()) ? List.of(String.valueOf(state.waits().toSeconds())) : List.of(),
                Actor.bailee().id(),
                Optional.empty(),
                clock.instant(),
                Optional.empty());
    }
}
