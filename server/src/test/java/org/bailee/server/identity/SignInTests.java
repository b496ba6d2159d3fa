package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.server.identity.SignInAnswer.Refused;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.identity.SignInAnswer.TooSoon;
import org.bailee.server.shared.Denied;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTests {
    private final StaffRoom room = new StaffRoom();
    private final StaffRoom.Person ada = room.administrator();

    @AfterEach
    void close() {
        room.close();
    }

    /// S38: nothing beyond the factor page with the password alone.
    @Test
    @Tag("S38")
    @Tag("ASVS-8.4.2")
    void aPasswordAloneOpensNothing() {
        Session half = half();
        assertThat(half.isComplete()).isFalse();
        assertThatThrownBy(() -> room.sessions.list(half)).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.factors.list(half)).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.staff.list(half, java.util.Optional.empty(), 10))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.factors.beginTotp(half)).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.sessions.endOthers(half)).isInstanceOf(Denied.class);
        room.clock.advance(Duration.ofSeconds(60));
        assertThat(StaffRoom.session(room.signIn.totp(half, room.code(ada), StaffRoom.HERE))
                        .isComplete())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMINISTRATOR", " administrator ", "Ａdministrator"})
    void knowsEverySpellingOfAName(String name) {
        assertThat(room.signIn.password(name, StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a\u0000b", "administrator\u202e", "' or 1=1 --"})
    void refusesNamesNobodyHas(String name) {
        assertThat(room.signIn.password(name, StaffRoom.PASSWORD, StaffRoom.HERE))
                .isEqualTo(new Refused());
    }

    /// S36: the same code twice, spaced, full-width, late; and of another person.
    @Test
    @Tag("S36")
    @Tag("ASVS-6.5.1")
    void takesACodeOnceHoweverItIsTyped() {
        room.clock.advance(Duration.ofSeconds(60));
        String code = room.code(ada);
        String spaced = code.substring(0, 3) + "\u00a0" + code.substring(3) + " ";
        StringBuilder wide = new StringBuilder();
        code.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        assertThat(room.signIn.totp(half(), spaced, StaffRoom.HERE)).isInstanceOf(SignedIn.class);
        assertThat(room.signIn.totp(half(), code, StaffRoom.HERE)).isInstanceOf(Refused.class);
        assertThat(room.signIn.totp(half(), wide.toString(), StaffRoom.HERE)).isInstanceOf(Refused.class);

        room.clock.advance(Duration.ofSeconds(60));
        wide.setLength(0);
        room.code(ada).chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        assertThat(room.signIn.totp(half(), wide.toString(), StaffRoom.HERE)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("S36")
    @Tag("ASVS-6.5.5")
    void takesACodeOneStepLateAndNoMore() {
        room.clock.advance(Duration.ofSeconds(90));
        String late = room.code(ada);
        room.clock.advance(Duration.ofSeconds(30));
        String used = room.code(ada);
        assertThat(room.signIn.totp(half(), late, StaffRoom.HERE)).isInstanceOf(SignedIn.class);
        room.clock.advance(Duration.ofSeconds(60));
        assertThat(room.signIn.totp(half(), used, StaffRoom.HERE)).isInstanceOf(Refused.class);
        assertThat(room.signIn.totp(half(), "12345", StaffRoom.HERE)).isInstanceOf(Refused.class);
        assertThat(room.signIn.totp(half(), "1".repeat(10_000), StaffRoom.HERE)).isInstanceOf(Refused.class);
    }

    @Test
    @Tag("S36")
    void takesACodeOnceInParallelOnTwoNodes() throws Exception {
        SignIn other = new SignIn(room.node(StaffRoom.CHEAP));
        // Within the free tries, so that it is the step that decides and not the count.
        List<Session> halves = new ArrayList<>();
        for (int at = 0; at < 4; at++) {
            halves.add(half());
        }
        room.clock.advance(Duration.ofSeconds(60));
        String code = room.code(ada);
        List<Callable<SignInAnswer>> tries = new ArrayList<>();
        for (int at = 0; at < 4; at++) {
            SignIn node = at % 2 == 0 ? room.signIn : other;
            Session half = halves.get(at);
            tries.add(() -> node.totp(half, code, StaffRoom.HERE));
        }
        assertThat(all(tries).stream().filter(SignedIn.class::isInstance)).hasSize(1);
    }

    @Test
    @Tag("S36")
    void takesARecoveryCodeOnceHoweverItIsTypedAndInParallel() throws Exception {
        String first = ada.recoveryCodes().getFirst();
        assertThat(first).matches("([a-z2-7]{4}-){5}[a-z2-7]{4}");
        assertThat(ada.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        String typed = " " + first.toUpperCase(java.util.Locale.ROOT).replace('-', ' ');
        Session in = StaffRoom.session(room.signIn.recoveryCode(half(), typed, StaffRoom.HERE));
        assertThat(in.factors()).containsKey(Factor.RECOVERY);
        assertThat(in.isComplete()).isTrue();
        assertThat(room.signIn.recoveryCode(half(), first, StaffRoom.HERE)).isInstanceOf(Refused.class);

        String second = ada.recoveryCodes().get(1);
        List<Callable<SignInAnswer>> tries = new ArrayList<>();
        for (int at = 0; at < 4; at++) {
            Session half = half();
            tries.add(() -> room.signIn.recoveryCode(half, second, StaffRoom.HERE));
        }
        assertThat(all(tries).stream().filter(SignedIn.class::isInstance)).hasSize(1);
    }

    @Test
    void takesNobodyElsesCodes() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        Session half = half();
        room.clock.advance(Duration.ofSeconds(60));
        assertThat(room.signIn.totp(half, room.code(bob), StaffRoom.HERE)).isInstanceOf(Refused.class);
        assertThat(room.signIn.recoveryCode(half, bob.recoveryCodes().getFirst(), StaffRoom.HERE))
                .isInstanceOf(Refused.class);
    }

    /// S35: 50 guesses at once do not get 50 tries.
    @Test
    @Tag("S35")
    @Tag("ASVS-6.3.1")
    void parallelGuessesCountEachOther() throws Exception {
        List<Callable<SignInAnswer>> tries = new ArrayList<>();
        for (int at = 0; at < 50; at++) {
            String source = "198.51.100." + at;
            tries.add(() -> room.signIn.password("administrator", "wrong", source));
        }
        List<SignInAnswer> answers = all(tries);
        assertThat(answers.stream().filter(Refused.class::isInstance)).hasSize(5);
        assertThat(answers.stream().filter(TooSoon.class::isInstance)).hasSize(45);
        assertThat(room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isEqualTo(new TooSoon(Duration.ofSeconds(1)));
        room.clock.advance(Duration.ofSeconds(1));
        assertThat(room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
    }

    /// NIST SP 800-63B-4: never more than 100 in a row.
    @Test
    @Tag("S35")
    void nobodyGuessesMoreThanAHundredTimesInAMonth() {
        long tries = 0;
        java.time.Instant end = room.clock.instant().plus(Duration.ofDays(30));
        while (room.clock.instant().isBefore(end)) {
            switch (room.signIn.password("administrator", "wrong", "source " + tries)) {
                case TooSoon(Duration wait) -> room.clock.advance(wait);
                case Refused() -> tries++;
                case SignedIn in -> throw new AssertionError(in);
            }
        }
        assertThat(tries).isEqualTo(100);
        assertThat(room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("S35")
    void passwordFailuresDoNotShutThePasskeysDoor() {
        Passkey key = room.passkey(ada.staff(), 1);
        room.factors.addPasskey(room.fresh(ada), key, StaffRoom.HERE);
        for (int at = 0; at < 60; at++) {
            room.signIn.password("administrator", "wrong", StaffRoom.HERE);
        }
        assertThat(room.signIn.password("administrator", "wrong", StaffRoom.HERE))
                .isInstanceOf(TooSoon.class);
        assertThat(room.signIn.beforePasskey(StaffRoom.HERE)).isEmpty();
        SignedIn in = (SignedIn) room.signIn.passkey(key.credentialId(), StaffRoom.HERE);
        assertThat(in.session().isComplete()).isTrue();
        // And the owner has opened the other way again.
        assertThat(room.signIn.password("administrator", StaffRoom.PASSWORD, "elsewhere"))
                .isInstanceOf(SignedIn.class);
    }

    @Test
    void slowsDownASourceThatTriesManyNames() {
        for (int at = 0; at < 30; at++) {
            assertThat(room.signIn.password("name" + at, "wrong", "203.0.113.9"))
                    .isInstanceOf(Refused.class);
        }
        assertThat(room.signIn.password("another", "wrong", "203.0.113.9")).isInstanceOf(TooSoon.class);
        assertThat(room.signIn.password("another", "wrong", "203.0.113.10")).isInstanceOf(Refused.class);
    }

    @Test
    void slowsDownEverybodyTogetherForAMomentOnly() {
        for (int at = 0; at < 600; at++) {
            room.signIn.password("name" + at, "wrong", "source " + at);
        }
        assertThat(room.signIn.password("administrator", StaffRoom.PASSWORD, "s"))
                .isInstanceOf(TooSoon.class);
        room.clock.advance(Duration.ofMinutes(1));
        assertThat(room.signIn.password("administrator", StaffRoom.PASSWORD, "s"))
                .isInstanceOf(SignedIn.class);
    }

    @Test
    void rehashesAtSignInWhatWasHashedTooCheaply() {
        SignIn dearer = new SignIn(room.node(new org.bailee.server.keys.Argon2id(64, 2, 1)));
        byte[] before = room.parts.staff().password(ada.staff().id()).orElseThrow();
        assertThat(dearer.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
        assertThat(room.parts.staff().password(ada.staff().id()).orElseThrow()).isNotEqualTo(before);
        assertThat(room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
    }

    @Test
    void writesEveryStepIntoTheLogAndNothingThatWasTyped() {
        room.signIn.password("hunter2-typed-as-name", "wrong", StaffRoom.HERE);
        room.signIn.password("administrator", "wrong-password-typed", StaffRoom.HERE);
        room.signIn.totp(half(), "987654", StaffRoom.HERE);
        assertThat(room.kinds("sign-in-refused"))
                .extracting(entry ->
                        entry.details().get("step") + " " + entry.details().get("why"))
                .containsExactlyInAnyOrder("password unknown", "password wrong", "totp wrong");
        assertThat(room.kinds("factor-shown")).hasSize(1);
        assertThat(room.dump())
                .doesNotContain("hunter2", "wrong-password", "987654", StaffRoom.HERE + "\",", StaffRoom.PASSWORD);
    }

    @Test
    void doesNotLetAFloodFillTheLog() {
        for (int at = 0; at < 300; at++) {
            room.signIn.password("administrator", "wrong", StaffRoom.HERE);
        }
        assertThat(room.kinds("sign-in-refused")).hasSize(RefusedSteps.MOST_PER_MINUTE);
    }

    private Session half() {
        return StaffRoom.session(room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE));
    }

    private static List<SignInAnswer> all(List<Callable<SignInAnswer>> tries) throws Exception {
        List<SignInAnswer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<SignInAnswer> answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
