package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// S46 at this level: a seal that another machine keeps, which is slow, denies, hangs, or answers when nobody
/// waits.
class TimedSealTests implements SealContract {
    private static final Duration MOST = Duration.ofMillis(300);

    private final Remote remote = new Remote(new SealInMemory());
    private final TimedSeal timed = new TimedSeal(remote, MOST);
    private final Remote other = new Remote(new SealInMemory());

    @AfterEach
    void letGo() {
        remote.answers.countDown();
    }

    @Override
    public Seal seal() {
        return timed;
    }

    @Override
    public Seal another() {
        return new TimedSeal(other, MOST);
    }

    @Test
    void waitsForASlowAnswer() {
        byte[] sealed = timed.seal(RootKey.random(RANDOM));
        remote.behaviour = Behaviour.SLOW;
        assertThat(timed.unseal(sealed)).hasToString("[sealed]");
    }

    @Test
    void passesOnWhatTheServiceDenies() {
        remote.behaviour = Behaviour.DENYING;
        assertThat(closed(new byte[90])).isEqualTo(Closed.REFUSED);
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> timed.seal(RootKey.random(RANDOM)))
                .satisfies(denied -> assertThat(denied.code()).isEqualTo("seal.remote-denied"));
    }

    @Test
    void waitsOnlySoLongForOneThatHangs() {
        byte[] sealed = timed.seal(RootKey.random(RANDOM));
        remote.behaviour = Behaviour.HANGING;
        long before = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> timed.unseal(sealed))
                    .satisfies(silent -> {
                        assertThat(silent.code()).isEqualTo("seal.no-answer");
                        assertThat(silent.says()).contains("key-file", "not answered");
                        assertThat(silent.hint()).contains("try again");
                        assertThat(Closed.of(silent)).isEqualTo(Closed.OUT_OF_REACH);
                    });
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(MOST.multipliedBy(7));
        assertThat(remote.asked).as("what hangs is not asked again").isEqualTo(2);
    }

    @Test
    void isAskedAgainOnceItHasStoppedHanging() throws InterruptedException {
        byte[] sealed = timed.seal(RootKey.random(RANDOM));
        remote.behaviour = Behaviour.HANGING;
        assertThat(closed(sealed)).isEqualTo(Closed.OUT_OF_REACH);
        remote.behaviour = Behaviour.PROMPT;
        remote.answers.countDown();
        assertThat(timed.unseal(sealed)).hasToString("[sealed]");
        assertThat(remote.answered.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(remote.given)
                .as("the answer nobody waited for is wiped")
                .anySatisfy(root -> assertThat(root.isDestroyed()).isTrue());
    }

    private Closed closed(byte[] sealed) {
        try {
            timed.unseal(sealed);
            throw new AssertionError("It opened.");
        } catch (Unavailable why) {
            return Closed.of(why);
        }
    }

    private enum Behaviour {
        PROMPT,
        SLOW,
        DENYING,
        HANGING
    }

    /// What a seal in a key service would be: one class, which says in its own words why it stays closed.
    private static final class Remote implements Seal {
        private final Seal service;
        private final CountDownLatch answers = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(2);
        private final List<RootKey> given = new ArrayList<>();
        private volatile Behaviour behaviour = Behaviour.PROMPT;
        private volatile int asked;

        Remote(Seal service) {
            this.service = service;
        }

        @Override
        public SealKind kind() {
            return service.kind();
        }

        @Override
        public boolean opensByItself() {
            return true;
        }

        @Override
        public byte[] seal(RootKey root) {
            behave();
            return service.seal(root);
        }

        @Override
        public RootKey unseal(byte[] sealed) {
            behave();
            try {
                RootKey root = service.unseal(sealed);
                given.add(root);
                answered.countDown();
                return root;
            } catch (Corrupt _) {
                throw new Unavailable(
                        "seal.wrong-remote-key", "The key of the service is another.", "Name the right one.");
            }
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one question at a time is what is tested
        private void behave() {
            asked++;
            try {
                switch (behaviour) {
                    case PROMPT -> {}
                    case SLOW -> Thread.sleep(Duration.ofMillis(100));
                    case DENYING ->
                        throw new Unavailable(
                                "seal.remote-denied", "The service denies the key.", "Allow this account to use it.");
                    case HANGING -> answers.await();
                }
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
