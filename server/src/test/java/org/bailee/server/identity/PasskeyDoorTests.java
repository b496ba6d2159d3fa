package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bailee.server.identity.SignInAnswer.Refused;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What happens to a passkey's owner while the passkey is shown, and from how many addresses it may be tried.
class PasskeyDoorTests {
    private final StaffRoom room = new StaffRoom();
    private final StaffRoom.Person ada = room.administrator();
    private final StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
    private final Passkey key = room.passkey(bob.staff(), 1);
    private final ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor();

    PasskeyDoorTests() {
        room.factors.addPasskey(room.fresh(bob), key, StaffRoom.HERE);
    }

    @AfterEach
    void close() {
        elsewhere.shutdownNow();
        room.close();
    }

    @Test
    @Tag("S37")
    void noSessionOutlivesThePasskeyThatIsRemovedMeanwhile() throws Exception {
        assertThat(shownDuring(() -> room.parts.passkeys().delete(bob.staff().id(), key.credentialId())))
                .isEqualTo(new Refused());
        assertThat(room.parts.passkeys().of(bob.staff().id())).isEmpty();
    }

    @Test
    @Tag("S37")
    void noSessionOutlivesTheAccountThatIsDisabledMeanwhile() throws Exception {
        assertThat(shownDuring(
                        () -> room.staff.disable(room.fresh(ada), bob.staff().id())))
                .isEqualTo(new Refused());
        assertThat(room.sessions.list(room.fresh(ada), bob.staff().id())).isEmpty();
    }

    @Test
    void lookedAtWhileNothingHappensItLetsIn() throws Exception {
        assertThat(shownDuring(() -> {})).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("S34")
    void aNetworkOfManyAddressesIsOneSource() {
        for (int at = 0; at < Limit.PASSKEY.free(); at++) {
            assertThat(room.signIn.beforePasskey("2001:db8:1:2::" + Integer.toHexString(at)))
                    .isEmpty();
            assertThat(room.signIn.password("name" + at, "wrong", "2001:db8:1:2::" + Integer.toHexString(at)))
                    .isInstanceOf(Refused.class);
        }
        assertThat(room.signIn.beforePasskey("2001:db8:1:2:ffff::1")).isPresent();
        assertThat(room.signIn.password("another", "wrong", "2001:db8:1:2:ffff::1"))
                .isInstanceOf(SignInAnswer.TooSoon.class);
        assertThat(room.signIn.beforePasskey("2001:db8:1:3::1"))
                .as("the next network")
                .isEmpty();
        assertThat(room.signIn.password("another", "wrong", "2001:db8:1:3::1")).isInstanceOf(Refused.class);
    }

    /// Rubbish in a passkey's place needs nothing but the password, and each is written down for the person to read.
    @Test
    @Tag("ASVS-6.3.5")
    void answersThatDoNotVerifyCountAsCodesDo() {
        Session half = StaffRoom.session(room.signIn.password("bob", StaffRoom.PASSWORD, StaffRoom.HERE));
        for (int at = 0; at < Limit.CODE.free(); at++) {
            assertThat(room.signIn.beforePasskey(half, "203.0.113." + at)).isEmpty();
            room.signIn.passkeyRefused(java.util.Optional.of(half));
        }
        assertThat(room.signIn.beforePasskey(half, "198.51.100.1")).isPresent();
        assertThat(room.signIn.totp(half, "000000", "198.51.100.1")).isInstanceOf(SignInAnswer.TooSoon.class);
        room.clock.advance(Duration.ofMinutes(5));
        assertThat(room.signIn.beforePasskey(half, StaffRoom.HERE)).isEmpty();
        assertThat(room.signIn.passkey(half, key.credentialId(), StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
        assertThat(room.parts
                        .attempts()
                        .refusedBefore(room.parts.attempts().byCode(bob.staff().id(), "")))
                .as("begins anew")
                .isLessThan(1);
    }

    /// What the door says to a passkey that was verified before a change began and is let in after it was made.
    private SignInAnswer shownDuring(Runnable change) throws Exception {
        Future<SignInAnswer> shown = room.database.tx().write(() -> {
            room.parts.staff().lock(bob.staff().id());
            change.run();
            Future<SignInAnswer> begun =
                    elsewhere.submit(() -> room.signIn.passkey(key.credentialId(), StaffRoom.HERE));
            letRun(begun);
            return begun;
        });
        return shown.get(20, TimeUnit.SECONDS);
    }

    /// Until it is done, or has come as far as the change lets it.
    private static void letRun(Future<SignInAnswer> begun) {
        try {
            begun.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            // It waits, as it should.
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
