package org.bailee.server.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.bailee.crypto.Corrupt;
import org.bailee.server.keys.Argon2id;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PasswordsTests {
    private final StaffRoom room = new StaffRoom();
    private final ActorId ada = new ActorId(room.ids.next());
    private final Passwords passwords = room.parts.passwords();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void isNoCheaperThanPromised() {
        PasswordHash hash = PasswordHash.of("secret", new StaffConfiguration().passwordCost(), room.random);
        assertThat(hash.phc()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]{22}\\$[^$]{43}");
        assertThat(PasswordHash.read(hash.phc()).isOf("secret")).isTrue();
        assertThat(hash).hasToString("[sealed]");
        assertThatThrownBy(() -> PasswordHash.read("$argon2i$v=19$m=8,t=1,p=1$x$y"))
                .isInstanceOf(Corrupt.class);
    }

    /// A server that tests start hashes more cheaply; this is how all others are put together.
    @Test
    void noServerHashesMoreCheaply() {
        StaffConfiguration server = new StaffConfiguration();
        Means means = room.means;
        Passwords own = server.staffParts(
                        room.database.db(),
                        means.audit(),
                        means.tx(),
                        means.ids(),
                        means.random(),
                        means.clock(),
                        means.watch(),
                        means.secrets(),
                        means.settings(),
                        server.passwordCost())
                .passwords();
        byte[] kept = means.secrets().open(own.seal(ada, "secret"), "password", ada.value());
        assertThat(new String(kept, US_ASCII)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    /// ASVS 6.2.8: exactly as received, save for the one documented normal form.
    @Test
    @Tag("ASVS-6.2.8")
    void verifiesThePasswordExactlyAsReceived() {
        String base = "p".repeat(72);
        for (String password : List.of(base + "x", " lead", "trail ", "a\u0000b", "Ünï", "\t", "")) {
            byte[] kept = passwords.seal(ada, password);
            assertThat(right(kept, password)).isTrue();
            for (String other : List.of(base + "y", base, "lead", "trail", "a", "a\u0000c", "Uni", " ")) {
                assertThat(right(kept, other)).as(password + " / " + other).isFalse();
            }
        }
        assertThat(right(passwords.seal(ada, "caf\u00e9"), "cafe\u0301")).isTrue();
    }

    @Test
    @Tag("ASVS-6.2.9")
    void takesLongOnesWhole() {
        for (int length : new int[] {64, 128, 1000, 4096}) {
            byte[] kept = passwords.seal(ada, "a".repeat(length));
            assertThat(right(kept, "a".repeat(length))).isTrue();
            assertThat(right(kept, "a".repeat(length - 1))).isFalse();
        }
        assertThat(right(passwords.seal(ada, ""), "a".repeat(4097))).isFalse();
    }

    /// A copied or changed table: a hash neither leaves the seal nor opens for another person.
    @Test
    void opensForItsOwnerOnly() {
        byte[] kept = passwords.seal(ada, "secret");
        assertThat(new String(kept, US_ASCII)).doesNotContain("argon2");
        ActorId bob = new ActorId(room.ids.next());
        assertThatThrownBy(() -> passwords.verify(bob, Optional.of(kept), "secret"))
                .isInstanceOf(Corrupt.class);
    }

    @Test
    void saysWhatWasHashedTooCheaply() {
        byte[] cheap = passwords.seal(ada, "secret");
        Passwords dearer =
                new Passwords(room.means.secrets(), room.random, new Argon2id(16, 1, 1), 1, Duration.ofSeconds(1));
        assertThat(dearer.verify(ada, Optional.of(cheap), "secret").outdated()).isTrue();
        assertThat(dearer.verify(ada, Optional.of(cheap), "wrong").outdated()).isFalse();
        assertThat(passwords.verify(ada, Optional.of(cheap), "secret").outdated())
                .isFalse();
    }

    @Test
    void hashesSoManyAtOnceAndSendsTheOthersAway() throws Exception {
        Held held = new Held();
        Passwords narrow = new Passwords(room.means.secrets(), held, new Argon2id(8, 1, 1), 1, Duration.ofMillis(20));
        held.holds = true;
        Thread slow = Thread.startVirtualThread(() -> narrow.seal(ada, "slow"));
        held.begun.await();
        assertThatThrownBy(() -> narrow.seal(ada, "second")).isInstanceOfSatisfying(Unavailable.class, busy -> {
            assertThat(busy.code()).isEqualTo("sign-in.busy");
            assertThat(busy.retryAfter()).isPresent();
        });
        held.goesOn.countDown();
        slow.join();
        narrow.seal(ada, "third");
    }

    /// Keeps whoever asks for a salt until they may go on.
    private static final class Held extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final transient CountDownLatch begun = new CountDownLatch(1);
        private final transient CountDownLatch goesOn = new CountDownLatch(1);
        private volatile boolean holds;

        @Override
        public void nextBytes(byte[] bytes) {
            super.nextBytes(bytes);
            if (holds) {
                begun.countDown();
                try {
                    goesOn.await();
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }
        }
    }

    private boolean right(byte[] kept, String password) {
        return passwords.verify(ada, Optional.of(kept), password).right();
    }
}
