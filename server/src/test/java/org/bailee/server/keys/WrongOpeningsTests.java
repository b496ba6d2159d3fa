package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestClock;
import org.junit.jupiter.api.Test;

/// P11: guessing through a server that is up.
class WrongOpeningsTests {
    private final TestClock clock = new TestClock();
    private final WrongOpenings tries = new WrongOpenings(clock);
    private final ActorId account = account();

    @Test
    void makesAnAccountWaitLongerEachTime() {
        for (int i = 0; i < 5; i++) {
            tries.mayTry(account);
            tries.wrong(account);
        }
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 256}) {
            refuses(account, seconds);
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            refuses(account, 1);
            clock.advance(Duration.ofMillis(1));
            tries.mayTry(account);
            tries.wrong(account);
        }
        assertThatCode(() -> tries.mayTry(account())).doesNotThrowAnyException();
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        tries.mayTry(account);
        tries.wrong(account);
        assertThatCode(() -> tries.mayTry(account)).doesNotThrowAnyException();
    }

    @Test
    void beginsAnewWithOneThatOpens() {
        for (int i = 0; i < 6; i++) {
            tries.wrong(account);
        }
        refuses(account, 2);
        tries.right(account);
        assertThatCode(() -> tries.mayTry(account)).doesNotThrowAnyException();
    }

    /// Who can make keys has as many accounts as they like.
    @Test
    void makesEverybodyWaitForManyAccounts() {
        for (int i = 0; i < 50; i++) {
            ActorId other = account();
            tries.mayTry(other);
            tries.wrong(other);
        }
        refuses(account, 1);
        clock.advance(Duration.ofSeconds(1));
        assertThatCode(() -> tries.mayTry(account)).doesNotThrowAnyException();
    }

    private void refuses(ActorId who, long seconds) {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> tries.mayTry(who))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("seal.tried-too-often");
                    assertThat(refused.hint()).contains(seconds + " seconds");
                });
    }

    private static ActorId account() {
        return new ActorId(UUID.randomUUID());
    }
}
