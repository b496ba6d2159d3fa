package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.identity.SetUpAnswer.SetUpDone;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.identity.StaffRoom.Person;
import org.bailee.server.journal.Deed;
import org.bailee.server.journal.Obligation;
import org.bailee.server.journal.TestJournal;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S10: a database out of an older backup, in which keys and people are good again that were shut out since.
@Tag("S10")
class ShutOutTests {
    private static final Source HERE = Source.of(StaffRoom.HERE);

    private final StaffRoom room = new StaffRoom();
    private final AtomicLong nanos = new AtomicLong();
    private final ServiceStore store = new ServiceStore(room.database.db(), room.means.secrets());
    private final Services services = new Services(
            store,
            new Accounts(store::all, () -> nanos.addAndGet(2_000_000_000L)),
            room.audit,
            room.database.tx(),
            room.ids,
            room.random,
            room.clock);
    private final ShutOut shutOut = new ShutOut(store, room.parts);
    private final Person boss = room.administrator();
    private final Person anna = room.person(boss, "anna", StaffRole.SUPPORT, StaffRole.AUDITOR);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void revokesKeysAgain() {
        IssuedKey stolen = key();
        IssuedKey good = key();
        backUp();
        services.revoke(room.fresh(boss).staff(), stolen.account().id());
        putBack();
        assertThat(services.authenticate(stolen.key(), HERE)).isPresent();

        assertThat(settle()).isEqualTo(1);

        assertThat(services.authenticate(stolen.key(), HERE)).isEmpty();
        assertThat(services.authenticate(good.key(), HERE)).isPresent();
        assertThat(room.kinds("key-revoked"))
                .filteredOn(entry -> entry.details().containsKey("again"))
                .singleElement()
                .extracting(Entry::actor)
                .isEqualTo(Actor.bailee().id());
        assertThat(settle()).as("done already").isZero();
    }

    @Test
    void disablesAgainAndEndsWhatIsOpen() {
        SignedIn open = room.signedIn(anna);
        backUp();
        room.staff.disable(room.fresh(boss), anna.staff().id());
        putBack();
        assertThat(room.sessions.find(open.token())).isPresent();

        settle();

        assertThat(find(anna).disabledAt()).isPresent();
        assertThat(room.sessions.find(open.token())).isEmpty();
        assertThat(room.signIn.password("anna", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isNotInstanceOf(SignedIn.class);
        room.staff.enable(room.fresh(boss), anna.staff().id());
        assertThat(settle()).as("enabled since").isZero();
        assertThat(find(anna).isActive()).isTrue();
    }

    @Test
    void takesRolesAwayAgainAndGivesNone() {
        backUp();
        roles(anna, Set.of(StaffRole.SUPPORT, StaffRole.AUDITOR, StaffRole.MARKETING), Set.of("crm"));
        roles(anna, Set.of(StaffRole.AUDITOR, StaffRole.MARKETING), Set.of("crm"));
        putBack();
        settle();
        assertThat(find(anna).staffRoles()).containsExactly(StaffRole.AUDITOR);
        assertThat(find(anna).roles()).isEmpty();
    }

    @Test
    void obeysWhatWasSaidLastWhicheverLineComesFirst() {
        backUp();
        roles(anna, Set.of(StaffRole.SUPPORT), Set.of());
        room.staff.disable(room.fresh(boss), anna.staff().id());
        room.staff.enable(room.fresh(boss), anna.staff().id());
        roles(anna, Set.of(StaffRole.SUPPORT, StaffRole.AUDITOR), Set.of());
        putBack();
        List<Obligation> told = told();
        Collections.reverse(told);
        TestJournal.again(told, shutOut);
        assertThat(find(anna).isActive()).isTrue();
        assertThat(find(anna).staffRoles()).containsExactlyInAnyOrder(StaffRole.SUPPORT, StaffRole.AUDITOR);
    }

    @Test
    void leavesAloneWhatTheBackupKnows() {
        roles(anna, Set.of(StaffRole.MARKETING), Set.of());
        room.staff.disable(room.fresh(boss), anna.staff().id());
        room.staff.enable(room.fresh(boss), anna.staff().id());
        roles(anna, Set.of(StaffRole.SUPPORT), Set.of());
        room.factors.newRecoveryCodes(room.fresh(anna), StaffRoom.HERE);
        assertThat(settle()).isZero();
        assertThat(find(anna).staffRoles()).containsExactly(StaffRole.SUPPORT);
        assertThatNoException().isThrownBy(() -> room.fresh(anna));
    }

    @Test
    void takesAnOldPasswordAndUsedCodesAway() {
        Person ben = room.person(boss, "ben", StaffRole.SUPPORT);
        backUp();
        room.factors.changePassword(
                room.fresh(anna), StaffRoom.PASSWORD, "another horse battery staple", StaffRoom.HERE);
        room.clock.advance(Duration.ofMinutes(1));
        Session half = StaffRoom.session(room.signIn.password("ben", StaffRoom.PASSWORD, StaffRoom.HERE));
        String used = ben.recoveryCodes().getFirst();
        assertThat(room.signIn.recoveryCode(half, used, StaffRoom.HERE)).isInstanceOf(SignedIn.class);
        putBack();

        settle();

        assertThat(room.signIn.password("anna", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isNotInstanceOf(SignedIn.class);
        assertThat(find(anna).setUpAt()).as("nothing is left to come in by").isEmpty();
        assertThat(room.staff.inviteAgain(room.fresh(boss), anna.staff().id()).kind())
                .isEqualTo(LinkKind.INVITATION);
        Session again = StaffRoom.session(room.signIn.password("ben", StaffRoom.PASSWORD, StaffRoom.HERE));
        assertThat(room.signIn.recoveryCode(again, used, StaffRoom.HERE)).isNotInstanceOf(SignedIn.class);
        assertThat(room.signIn.recoveryCode(again, ben.recoveryCodes().getLast(), StaffRoom.HERE))
                .as("one of the same paper that nobody has seen")
                .isInstanceOf(SignedIn.class);
        assertThat(settle()).as("done already").isZero();
        assertThat(room.parts.factors().recoveryCodesLeft(ben.staff().id())).isEqualTo(RecoveryCodes.MADE - 2);
    }

    @Test
    void takesAllCodesAwayInWhosePlaceNewOnesWere() {
        String old = anna.recoveryCodes().getFirst();
        backUp();
        room.factors.newRecoveryCodes(room.fresh(anna), StaffRoom.HERE);
        putBack();

        settle();

        room.clock.advance(Duration.ofMinutes(1));
        Session half = StaffRoom.session(room.signIn.password("anna", StaffRoom.PASSWORD, StaffRoom.HERE));
        assertThat(room.signIn.recoveryCode(half, old, StaffRoom.HERE)).isNotInstanceOf(SignedIn.class);
        assertThatNoException().isThrownBy(() -> room.fresh(anna));
    }

    @Test
    void takesACodeAwayThatWasUsedToSetUpANewPassword() {
        backUp();
        String used = anna.recoveryCodes().getFirst();
        IssuedLink link =
                (IssuedLink) room.resets.start(room.fresh(boss), anna.staff().id(), LinkKind.RESET_PASSWORD);
        Session setUp =
                room.setUp.open(link.token(), StaffRoom.HERE).orElseThrow().session();
        room.setUp.choosePassword(setUp, "another horse battery staple");
        assertThat(room.setUp.finish(setUp, new SecondFactor.OwnRecoveryCode(used), StaffRoom.HERE))
                .isInstanceOf(SetUpDone.class);
        putBack();

        settle();

        assertThat(accepts(used)).isFalse();
        assertThat(accepts(anna.recoveryCodes().getLast())).isTrue();
    }

    @Test
    void takesAwayTheOnePasskeyThatWasRemoved() {
        Passkey lost = room.passkey(anna.staff(), 1);
        Passkey kept = room.passkey(anna.staff(), 2);
        room.factors.addPasskey(room.fresh(anna), lost, StaffRoom.HERE);
        room.factors.addPasskey(room.fresh(anna), kept, StaffRoom.HERE);
        backUp();
        room.factors.removePasskey(room.fresh(anna), lost.credentialId(), StaffRoom.HERE);
        room.factors.removeTotp(room.fresh(anna), StaffRoom.HERE);
        putBack();

        settle();

        assertThat(room.parts.passkeys().of(anna.staff().id()))
                .singleElement()
                .satisfies(passkey -> assertThat(passkey.credentialId()).isEqualTo(kept.credentialId()));
        assertThat(room.parts.factors().totp(anna.staff().id(), false)).isEmpty();
        assertThat(find(anna).isActive()).isTrue();
    }

    /// Whoever starts the server is given the code, as on the first day.
    @Test
    void letsTheFirstAdministratorInAgainIfNoneIsLeft() {
        backUp();
        room.factors.changePassword(
                room.fresh(boss), StaffRoom.PASSWORD, "another horse battery staple", StaffRoom.HERE);
        putBack();
        assertThat(room.first.link()).isEmpty();
        settle();
        assertThat(room.first.link()).isPresent();
    }

    @Test
    void passesOverWhomAndWhatItDoesNotKnow() {
        ActorId nobody = new ActorId(UUID.randomUUID());
        for (Deed deed : List.of(
                new Deed.KeyRevoked(),
                new Deed.Standing(9, true, names(), names()),
                new Deed.FactorsGone(9, names("password")))) {
            assertThat(shutOut.enforce(owed(nobody, deed))).isFalse();
        }
        assertThat(shutOut.enforce(owed(anna.staff().id(), new Deed.FactorsGone(9, names("retina")))))
                .isFalse();
        shutOut.enforce(owed(anna.staff().id(), new Deed.Standing(10, false, names("support", "pilot"), names())));
        assertThat(find(anna).staffRoles()).containsExactly(StaffRole.SUPPORT);
    }

    private boolean accepts(String code) {
        return room.database.tx().write(() -> room.parts.recoveryCodes().accept(anna.staff(), code));
    }

    private Obligation owed(ActorId whom, Deed deed) {
        return new Obligation(1, new EntryId(UUID.randomUUID()), room.means.now(), whom.value(), deed);
    }

    private static TreeSet<String> names(String... names) {
        return new TreeSet<>(Set.of(names));
    }

    private IssuedKey key() {
        return services.issue(
                Actor.bailee(),
                new NewService(
                        "shop",
                        EnumSet.of(Permission.SUBJECTS_READ),
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty()),
                _ -> {});
    }

    private void roles(Person person, Set<StaffRole> staffRoles, Set<String> roles) {
        room.staff.changeRoles(room.fresh(boss), person.staff().id(), staffRoles, roles);
    }

    private StaffMember find(Person person) {
        return room.parts.staff().find(person.staff().id()).orElseThrow();
    }

    private long settle() {
        return TestJournal.again(told(), shutOut);
    }

    /// As the log has it, which the journal was written from: also what the database put back has forgotten.
    private List<Obligation> told() {
        return TestJournal.told(room.audit.find(EntryQuery.newest(1000)).items().reversed(), room.means.secrets());
    }

    private List<String> tables() {
        return room.database
                .db()
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = 'identity'",
                        String.class);
    }

    private void backUp() {
        room.database.db().execute("create schema kept");
        tables().forEach(table ->
                room.database.db().execute("create table kept." + table + " as table identity." + table));
    }

    private void putBack() {
        tables().forEach(table -> {
            room.database.db().execute("delete from identity." + table);
            room.database.db().execute("insert into identity." + table + " table kept." + table);
        });
    }
}
