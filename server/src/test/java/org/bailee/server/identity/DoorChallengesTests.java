package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorChallengesTests {
    private final StaffRoom room = new StaffRoom();
    private final DoorChallenges challenges = new DoorChallenges(new ChallengeStore(room.database.db()), room.means);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void areAnsweredOnce() {
        byte[] challenge = challenges.make();
        assertThat(challenges.answered(challenge)).isTrue();
        assertThat(challenges.answered(challenge)).isFalse();
        assertThat(challenges.answered(challenges.make())).isTrue();
    }

    @Test
    void areAnsweredOnceAlsoAtTheSameMoment() throws Exception {
        byte[] challenge = challenges.make();
        Callable<Boolean> answer = () -> challenges.answered(challenge);
        int first = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> said :
                    threads.invokeAll(Stream.generate(() -> answer).limit(8).toList())) {
                first += said.get() ? 1 : 0;
            }
        }
        assertThat(first).isEqualTo(1);
    }

    @Test
    void areGoodForFiveMinutes() {
        byte[] challenge = challenges.make();
        room.clock.advance(DoorChallenges.GOOD_FOR.minusMillis(1));
        assertThat(challenges.isGood(challenge)).isTrue();
        room.clock.advance(java.time.Duration.ofMillis(1));
        assertThat(challenges.isGood(challenge)).isFalse();
        assertThat(challenges.answered(challenge)).isFalse();
    }

    @Test
    void areOurOwnToTheLastBit() {
        byte[] challenge = challenges.make();
        for (int at = 0; at < challenge.length; at++) {
            byte[] other = challenge.clone();
            other[at] ^= 1;
            assertThat(challenges.isGood(other)).as("bit of byte %d", at).isFalse();
        }
        assertThat(challenges.isGood(new byte[0])).isFalse();
        assertThat(challenges.isGood(new byte[40])).isFalse();
    }
}
