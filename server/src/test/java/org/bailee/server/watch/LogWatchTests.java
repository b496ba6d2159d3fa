package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A log that halts or lags is told of from outside, and its checkpoint is mailed once a day.
class LogWatchTests {
    private final WatchRoom room = new WatchRoom();
    private final Health health = new Health();
    private final LogWatch watch = watch(true);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void isQuietWhileTheLogKeepsUp() {
        health.state = new LogHealth.State(false, false, Duration.ofSeconds(5));
        watch.round();
        assertThat(room.all()).isEmpty();
    }

    @Test
    void warnsOfALogThatLagsAndAlarmsOfOneThatHalted() {
        health.state = new LogHealth.State(false, false, Duration.ofSeconds(6));
        watch.round();
        assertThat(room.all()).singleElement().satisfies(alert -> {
            assertThat(alert.grade()).isEqualTo(Grade.WARNING);
            assertThat(alert.gaps()).containsExactly("6");
        });

        health.state = new LogHealth.State(true, false, Duration.ZERO);
        watch.round();
        assertThat(room.all()).extracting(Alert::code).contains("log-halted");
        assertThat(room.all()).extracting(Alert::grade).contains(Grade.ALARM);
    }

    @Test
    void isTunedLikeEveryRule() {
        room.rules.tune(TestActor.in(), "log-behind", Map.of("seconds", 60), Optional.empty(), Optional.of("TICKET-1"));
        health.state = new LogHealth.State(false, false, Duration.ofSeconds(59));
        watch.round();
        assertThat(room.all()).isEmpty();
    }

    @Test
    void mailsACheckpointOnceADayHoweverManyNodesAsk() {
        watch.mail();
        assertThat(mails()).isEmpty();

        health.checkpoint = Optional.of("bailee/0123\n1\nroot\n");
        watch.mail();
        watch(true).mail();
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("Bailee checkpoint 2");
            assertThat(mail.body()).isEqualTo("bailee/0123\n1\nroot\n");
        });

        room.clock.advance(Duration.ofDays(1));
        watch.mail();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void s19ACheckpointIsMailedThoughARowSaysThatItWas() {
        room.rooms.db().update("insert into watch.mailed (what, day) values ('checkpoint', '2100-01-01')");
        health.checkpoint = Optional.of("bailee/0123\n1\nroot\n");
        watch.mail();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void mailsNoneThatNobodyWants() {
        health.checkpoint = Optional.of("bailee/0123\n1\nroot\n");
        watch(false).mail();
        assertThat(mails()).isEmpty();
    }

    @Test
    void s19WhatTheLogAlarmsOfIsAnAlertOfItsOwn() {
        watch.round();
        assertThat(room.all()).isEmpty();
        health.state = new LogHealth.State(false, true, Duration.ZERO);
        watch.round();
        assertThat(room.all()).extracting(Alert::code).containsExactly("log-alarms");
    }

    @Test
    void s19AHaltAndALagAreToldThoughTheRuleIsOff() {
        room.settings.turn("log-behind", Map.of("", 0));
        health.state = new LogHealth.State(false, false, Duration.ofSeconds(6));
        watch.round();
        assertThat(room.all()).extracting(Alert::code).containsExactly("log-behind");
        health.state = new LogHealth.State(true, false, Duration.ZERO);
        watch.round();
        assertThat(room.all()).extracting(Alert::code).containsExactly("log-halted");
    }

    /// Those that wait to be sent; taken once they are not there again for an hour.
    private List<Message> mails() {
        return room.sent.take(room.clock.instant(), room.clock.instant().plus(Duration.ofDays(2)), 10).stream()
                .map(due ->
                        Message.open(room.secrets, due.sealed(), due.delivery().id()))
                .toList();
    }

    private LogWatch watch(boolean mails) {
        return new LogWatch(
                health, room.alarms, room.settings, room.sent, room.deliveries, mails, room.rooms.tx(), room.clock);
    }

    private static final class Health implements LogHealth {
        private State state = new State(false, false, Duration.ZERO);
        private Optional<String> checkpoint = Optional.empty();

        @Override
        public State state() {
            return state;
        }

        @Override
        public Optional<String> checkpoint() {
            return checkpoint;
        }
    }
}
