package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What fails in the looks at the log fails alone (S19).
class WatchDutyTests {
    private final WatchRoom room = new WatchRoom();
    private final List<String> looked = new ArrayList<>();

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "own", "mail"})
    void s19ALookThatFailsKeepsNoOtherFromLooking(String failing) {
        assertThatThrownBy(duty(failing)::look).hasMessage(failing);
        assertThat(looked).containsExactly("log", "own", "mail");
    }

    @Test
    void s19OfSeveralThatFailTheFirstIsToldAndTheOthersWithIt() {
        assertThatThrownBy(duty("all")::look)
                .hasMessage("log")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("own", "mail"));
        assertThat(looked).containsExactly("log", "own", "mail");
    }

    @Test
    void looksOnceASecond() {
        WatchDuty duty = duty("");
        duty.look();
        duty.look();
        assertThat(looked).containsExactly("log", "own", "mail");
        room.clock.advance(Duration.ofSeconds(1));
        duty.look();
        assertThat(looked).containsExactly("log", "own", "mail", "log", "own", "mail");
    }

    private WatchDuty duty(String failing) {
        LogHealth health = new LogHealth() {
            @Override
            public State state() {
                look("log", failing);
                return new State(false, false, Duration.ZERO);
            }

            @Override
            public Optional<String> checkpoint() {
                look("mail", failing);
                return Optional.empty();
            }
        };
        LogWatch log = new LogWatch(
                health, room.alarms, room.settings, room.sent, room.deliveries, true, room.rooms.tx(), room.clock);
        OwnWatch own = new OwnWatch(
                () -> {
                    look("own", failing);
                    return 0;
                },
                room.reading,
                room.settings,
                room.honey,
                room.store,
                room.alarms,
                room.rooms.tx(),
                room.clock);
        return new WatchDuty(
                room.reader,
                log,
                own,
                room.courier(Optional.empty(), Optional.empty(), Set.of()),
                () -> false,
                room.clock);
    }

    private void look(String what, String failing) {
        looked.add(what);
        if (what.equals(failing) || failing.equals("all")) {
            throw new IllegalStateException(what);
        }
    }
}
