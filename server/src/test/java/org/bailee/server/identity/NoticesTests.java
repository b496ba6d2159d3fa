package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NoticesTests {
    private final StaffRoom room = new StaffRoom();
    private final Notices notices =
            new Notices(new NoticeStore(room.database.db()), new Names(room.database.db()), room.means);
    private final StaffRoom.Person ada = room.administrator();
    private final StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Tag("ASVS-6.3.5")
    void tellOfAWrongSecondFactorAfterARightPassword() {
        readAll();
        room.clock.advance(Duration.ofMinutes(1));
        Session half = StaffRoom.session(room.signIn.password("bob", StaffRoom.PASSWORD, "203.0.113.9"));
        room.signIn.totp(half, "000000", "203.0.113.9");
        assertThat(news()).containsExactly(NoticeKind.WRONG_SECOND);
        assertThat(kindsOf(notices.news(room.fresh(ada)))).doesNotContain(NoticeKind.WRONG_SECOND);
    }

    @Test
    @Tag("ASVS-6.3.5")
    void tellOfASignInAfterManyRefusals() {
        readAll();
        for (int i = 0; i < NoticeKind.MANY; i++) {
            room.clock.advance(Duration.ofMinutes(5));
            room.signIn.password("bob", "guess " + i, "203.0.113.9");
        }
        room.clock.advance(Duration.ofMinutes(5));
        room.signIn.password("bob", StaffRoom.PASSWORD, "203.0.113.9");
        List<Notice> news = notices.news(room.fresh(bob));
        assertThat(kindsOf(news)).contains(NoticeKind.AFTER_REFUSALS, NoticeKind.WRONG_PASSWORD);
        assertThat(news.stream().filter(notice -> notice.kind() == NoticeKind.AFTER_REFUSALS))
                .extracting(Notice::refusals)
                .containsExactly((long) NoticeKind.MANY);
    }

    @Test
    @Tag("ASVS-6.3.5")
    void keepSilentAboutAFewWrongPasswords() {
        readAll();
        for (int i = 0; i < NoticeKind.MANY - 1; i++) {
            room.signIn.password("bob", "guess " + i, "203.0.113.9");
        }
        Session own = room.fresh(bob);
        assertThat(notices.news(own)).isEmpty();
        assertThat(notices.list(own, Optional.of(NoticeKind.WRONG_PASSWORD), Optional.empty(), 50)
                        .items())
                .hasSize(NoticeKind.MANY - 1);
    }

    @Test
    @Tag("ASVS-6.3.5")
    void areNotLostInAFloodOfOthersRefusals() {
        readAll();
        Session half = StaffRoom.session(room.signIn.password("bob", StaffRoom.PASSWORD, "203.0.113.9"));
        for (int i = 0; i < 2 * RefusedSteps.MOST_PER_MINUTE; i++) {
            room.signIn.password("nobody " + i, "guess", "203.0.113." + i);
        }
        room.signIn.totp(half, "000000", "198.51.100.1");
        assertThat(news()).contains(NoticeKind.WRONG_SECOND);
    }

    @Test
    @Tag("ASVS-6.3.7")
    void tellOfEveryChangeOfAFactorInTheNextSession() {
        readAll();
        Session own = room.fresh(bob);
        Passkey key = room.passkey(bob.staff(), 1);
        own = room.factors.addPasskey(own, key, StaffRoom.HERE).session();
        own = room.factors.newRecoveryCodes(own, StaffRoom.HERE).signedIn().session();
        own = ((SignedIn) room.factors.changePassword(own, StaffRoom.PASSWORD, StaffRoom.PASSWORD, StaffRoom.HERE))
                .session();
        own = room.factors
                .removePasskey(own, key.credentialId(), StaffRoom.HERE)
                .session();
        byte[] secret = StaffRoom.decoded(room.factors.beginTotp(own).secret());
        own = ((SignedIn) room.factors.confirmTotp(own, room.code(secret), StaffRoom.HERE)).session();
        own = room.factors.addPasskey(own, key, StaffRoom.HERE).session();
        own = room.factors.removeTotp(own, StaffRoom.HERE).session();
        assertThat(notices.news(own)).as("what was done in this very session").isEmpty();
        Session next = StaffRoom.session(room.signIn.passkey(key.credentialId(), StaffRoom.HERE));
        assertThat(kindsOf(notices.news(next)))
                .containsExactlyInAnyOrder(
                        NoticeKind.PASSKEY_ADDED,
                        NoticeKind.CODES_MADE,
                        NoticeKind.PASSWORD_CHANGED,
                        NoticeKind.PASSKEY_REMOVED,
                        NoticeKind.APP_ADDED,
                        NoticeKind.PASSKEY_ADDED,
                        NoticeKind.APP_REMOVED);
    }

    @Test
    @Tag("ASVS-6.3.7")
    void tellWhichColleagueBeganAReset() {
        readAll();
        room.resets.start(room.fresh(ada), bob.staff().id(), LinkKind.RESET_PASSWORD);
        List<Notice> news = notices.news(room.fresh(bob));
        assertThat(kindsOf(news)).containsExactly(NoticeKind.RESET_LINK);
        assertThat(news.getFirst().by()).contains(ada.staff().displayName());
    }

    @Test
    void cannotBeHiddenFromTheOwnerByWhoTookASession() {
        readAll();
        Session thief = room.fresh(bob);
        room.factors.newRecoveryCodes(thief, StaffRoom.HERE);
        notices.read(thief, last());
        assertThat(news()).containsExactly(NoticeKind.CODES_MADE);
    }

    /// Who took a session adds a passkey of their own, comes in by it, and a third and fourth time by what they add
    /// then.
    @Test
    @Tag("S37")
    void cannotBeHiddenInASessionBegunWithWhatTheyTellOf() {
        readAll();
        Session taken = room.fresh(bob);
        Passkey planted = room.passkey(bob.staff(), 7);
        room.factors.addPasskey(taken, planted, StaffRoom.HERE);
        room.clock.advance(Duration.ofMinutes(1));
        Session thief = StaffRoom.session(room.signIn.passkey(planted.credentialId(), StaffRoom.HERE));
        notices.read(thief, last());
        List<String> codes =
                room.factors.newRecoveryCodes(thief, StaffRoom.HERE).codes();
        Session third = StaffRoom.session(room.signIn.recoveryCode(half(), codes.getFirst(), StaffRoom.HERE));
        notices.read(third, last());
        Session fourth = StaffRoom.session(room.signIn.passkey(planted.credentialId(), StaffRoom.HERE));
        notices.read(fourth, last());
        assertThat(news()).contains(NoticeKind.PASSKEY_ADDED);
    }

    @Test
    void areMarkedByWhoComesInWithWhatIsOlderOrLater() {
        readAll();
        Passkey key = room.passkey(bob.staff(), 7);
        room.factors.addPasskey(room.fresh(bob), key, StaffRoom.HERE);
        room.clock.advance(Duration.ofMinutes(1));
        Session byNew = StaffRoom.session(room.signIn.passkey(key.credentialId(), StaffRoom.HERE));
        notices.read(byNew, last());
        assertThat(news()).containsExactly(NoticeKind.PASSKEY_ADDED);
        room.clock.advance(Notices.STAYS.plusMinutes(1));
        byNew = StaffRoom.session(room.signIn.passkey(key.credentialId(), StaffRoom.HERE));
        notices.read(byNew, last());
        assertThat(news()).isEmpty();
        room.factors.removePasskey(room.fresh(bob), key.credentialId(), StaffRoom.HERE);
        notices.read(room.fresh(bob), last());
        assertThat(news()).as("read after a password and the old app").isEmpty();
    }

    @Test
    void markAsReadOnlyWhatWasShown() {
        readAll();
        room.signIn.totp(half(), "000000", StaffRoom.HERE);
        EntryId shown = notices.news(room.fresh(bob)).getFirst().id();
        room.signIn.totp(half(), "000001", StaffRoom.HERE);
        notices.read(room.fresh(bob), shown);
        assertThat(news()).containsExactly(NoticeKind.WRONG_SECOND);
        assertThat(notices.list(room.fresh(bob), Optional.of(NoticeKind.WRONG_SECOND), Optional.empty(), 50)
                        .items())
                .as("the list keeps everything")
                .hasSize(2);
    }

    @Test
    void listByPagesOfOneKind() {
        for (int i = 0; i < 3; i++) {
            room.signIn.password("bob", "guess", StaffRoom.HERE);
            room.signIn.totp(half(), "00000" + i, StaffRoom.HERE);
        }
        Session own = room.fresh(bob);
        Optional<NoticeKind> kind = Optional.of(NoticeKind.WRONG_SECOND);
        Page<Notice> first = notices.list(own, kind, Optional.empty(), 2);
        Page<Notice> rest = notices.list(own, kind, first.next().map(EntryId::parse), 2);
        assertThat(first.items()).hasSize(2);
        assertThat(rest.items()).hasSize(1);
        assertThat(first.items()).doesNotContainAnyElementsOf(rest.items());
        assertThat(rest.next()).isEmpty();
    }

    @Test
    void areNoNewsAfterNinetyDays() {
        readAll();
        room.signIn.totp(half(), "000000", StaffRoom.HERE);
        room.clock.advance(Notices.NEWS.plusDays(1));
        assertThat(news()).isEmpty();
    }

    @Test
    void areForWhoIsInside() {
        assertThatThrownBy(() -> notices.news(half())).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> notices.list(half(), Optional.empty(), Optional.empty(), 5))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> notices.read(half(), new EntryId(room.ids.next())))
                .isInstanceOf(Denied.class);
    }

    private void readAll() {
        notices.read(room.fresh(bob), last());
    }

    private EntryId last() {
        return new EntryId(room.ids.next());
    }

    private Session half() {
        room.clock.advance(Duration.ofMinutes(1));
        return StaffRoom.session(room.signIn.password("bob", StaffRoom.PASSWORD, StaffRoom.HERE));
    }

    private List<NoticeKind> news() {
        return kindsOf(notices.news(room.fresh(bob)));
    }

    private static List<NoticeKind> kindsOf(List<Notice> news) {
        return news.stream().map(Notice::kind).toList();
    }
}
