package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// S19: the log is looked at from outside by every node, whatever the rows say about who reads.
class LogWatchTests {
    private final WatchRoom room = new WatchRoom();
    private LogHealth.State state = new LogHealth.State(false, false, Duration.ZERO);
    private final LogHealth health = new LogHealth() {
        @Override
        public State state() {
            return state;
        }

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }
    };
    private final LogWatch watch = new LogWatch(
            health, room.alarms, room.reading, room.sent, room.deliveries, false, room.rooms.tx(), room.clock);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void s19WhatTheLogAlarmsOfIsAnAlertOfItsOwn() {
        watch.round();
        assertThat(room.all()).isEmpty();
        state = new LogHealth.State(false, true, Duration.ZERO);
        watch.round();
        assertThat(room.all()).extracting(Alert::code).containsExactly("log-alarms");
    }

    @Test
    void s19AHaltIsToldThoughARowSwitchesTheRuleOff() {
        room.reading.turn("log-behind", "", 0);
        state = new LogHealth.State(true, false, Duration.ZERO);
        watch.round();
        assertThat(room.all()).extracting(Alert::code).containsExactly("log-halted");
    }
}
