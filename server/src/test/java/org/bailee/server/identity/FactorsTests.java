package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.bailee.crypto.Corrupt;
import org.bailee.server.identity.SignInAnswer.Refused;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FactorsTests {
    private static final String OTHER = "another long pass phrase";

    private final StaffRoom room = new StaffRoom();
    private final StaffRoom.Person ada = room.administrator();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Tag("ASVS-6.2.3")
    @Tag("ASVS-6.2.2")
    void changesAPasswordOnlyForWhoKnowsTheOldOne() {
        Session own = room.fresh(ada);
        assertThat(room.factors.changePassword(own, "wrong", OTHER, StaffRoom.HERE))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> room.factors.changePassword(own, StaffRoom.PASSWORD, "short", StaffRoom.HERE))
                .isInstanceOf(Invalid.class);
        assertThat(room.factors.changePassword(own, StaffRoom.PASSWORD, OTHER, StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
        assertThat(room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(Refused.class);
        assertThat(room.signIn.password("administrator", OTHER, StaffRoom.HERE)).isInstanceOf(SignedIn.class);
    }

    /// S37: other sessions after a change of password or factor.
    @Test
    @Tag("S37")
    @Tag("ASVS-7.4.3")
    void everyChangeEndsTheOtherSessionsAndRenewsThisOne() {
        SignedIn other = room.signedIn(ada);
        SignedIn own = room.signedIn(ada);
        SignedIn changed =
                (SignedIn) room.factors.changePassword(own.session(), StaffRoom.PASSWORD, OTHER, StaffRoom.HERE);
        assertThat(room.sessions.find(other.token())).isEmpty();
        assertThat(room.sessions.find(own.token())).isEmpty();
        SignedIn added = room.factors.addPasskey(changed.session(), room.passkey(ada.staff(), 1), StaffRoom.HERE);
        assertThat(room.sessions.find(changed.token())).isEmpty();
        assertThat(room.sessions.find(added.token())).isPresent();
        assertThat(room.kinds("sessions-ended")).isNotEmpty();
    }

    @Test
    void aNewAppCountsOnceItsFirstCodeWasShown() {
        Session own = room.fresh(ada);
        TotpEnrolment enrolment = room.factors.beginTotp(own);
        assertThat(enrolment).hasToString("[sealed]");
        assertThat(enrolment.uri())
                .isEqualTo("otpauth://totp/Bailee:administrator?secret=" + enrolment.secret()
                        + "&issuer=Bailee&algorithm=SHA1&digits=6&period=30");
        byte[] secret = StaffRoom.decoded(enrolment.secret());
        assertThat(secret).hasSize(20);
        assertThat(room.dump()).doesNotContain(HexFormat.of().formatHex(secret), enrolment.secret());
        assertThat(room.factors.confirmTotp(own, "000000", StaffRoom.HERE)).isInstanceOf(Refused.class);
        // The old one still counts.
        Session renewed = room.fresh(ada);
        assertThat(room.factors.confirmTotp(renewed, room.code(secret), StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
        room.clock.advance(java.time.Duration.ofSeconds(60));
        Session half = StaffRoom.session(room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE));
        assertThat(room.signIn.totp(half, room.code(ada), StaffRoom.HERE)).isInstanceOf(Refused.class);
        assertThat(room.signIn.totp(half, room.code(secret), StaffRoom.HERE)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("ASVS-6.5.6")
    void neverRemovesTheLastSecondFactor() {
        Session own = room.fresh(ada);
        assertThatThrownBy(() -> room.factors.removeTotp(own, StaffRoom.HERE)).isInstanceOf(Conflict.class);
        Passkey key = room.passkey(ada.staff(), 1);
        Session with = room.factors.addPasskey(own, key, StaffRoom.HERE).session();
        Session without = room.factors.removeTotp(with, StaffRoom.HERE).session();
        assertThatThrownBy(() -> room.factors.removePasskey(without, key.credentialId(), StaffRoom.HERE))
                .isInstanceOf(Conflict.class);
        Session two = room.factors
                .addPasskey(without, room.passkey(ada.staff(), 2), StaffRoom.HERE)
                .session();
        assertThatThrownBy(() -> room.factors.removePasskey(two, new byte[] {9}, StaffRoom.HERE))
                .isInstanceOf(NotFound.class);
        room.factors.removePasskey(two, key.credentialId(), StaffRoom.HERE);
        assertThat(room.signIn.passkey(key.credentialId(), StaffRoom.HERE)).isInstanceOf(Refused.class);
    }

    @Test
    void newRecoveryCodesMakeTheOldOnesWorthless() {
        Session before = room.fresh(ada);
        SignInAnswer.SignedIn other = room.signedIn(ada);
        IssuedCodes made = room.factors.newRecoveryCodes(before, StaffRoom.HERE);
        List<String> codes = made.codes();
        Session own = room.sessions.find(made.signedIn().token()).orElseThrow();
        assertThat(own.id()).isEqualTo(before.id());
        assertThat(room.sessions.find(other.token()))
                .as("every other session ends")
                .isEmpty();
        assertThatThrownBy(() -> room.factors.newRecoveryCodes(before, StaffRoom.HERE))
                .as("the old token")
                .isInstanceOf(org.bailee.server.shared.Denied.class);
        assertThat(room.factors.list(own).recoveryCodesLeft()).isEqualTo(10);
        assertThat(room.signIn.recoveryCode(own, ada.recoveryCodes().getFirst(), StaffRoom.HERE))
                .isInstanceOf(Refused.class);
        Session again = StaffRoom.session(room.signIn.recoveryCode(own, codes.getFirst(), StaffRoom.HERE));
        assertThat(room.factors.list(again).recoveryCodesLeft()).isEqualTo(9);
        assertThat(room.dump()).doesNotContain(codes.getLast().replace("-", ""));
    }

    /// ASVS 6.7.1: who writes the table plants no key.
    @Test
    @Tag("ASVS-6.7.1")
    void aPasskeyChangedInTheDatabaseLetsNobodyIn() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        Passkey key = room.passkey(bob.staff(), 1);
        room.factors.addPasskey(room.fresh(bob), key, StaffRoom.HERE);
        assertThat(room.passkeys.find(key.credentialId()).orElseThrow().publicKey())
                .isEqualTo(key.publicKey());
        for (String change : List.of(
                "public_key = '\\x01'",
                "staff_id = '" + ada.staff().id() + "'",
                "sign_count = 7",
                "uv_initialized = false",
                "transports = 'usb'",
                "label = 'other'",
                "backup_state = true")) {
            database().update("create table kept as select * from identity.passkey");
            database().update("update identity.passkey set " + change);
            assertThatThrownBy(() -> room.signIn.passkey(key.credentialId(), StaffRoom.HERE))
                    .as(change)
                    .isInstanceOf(Corrupt.class);
            database().update("delete from identity.passkey");
            database().update("insert into identity.passkey select * from kept");
            database().update("drop table kept");
        }
        assertThat(room.signIn.passkey(key.credentialId(), StaffRoom.HERE)).isInstanceOf(SignedIn.class);
    }

    @Test
    void aPasskeyIsItsOwnersAlone() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        Passkey key = room.passkey(bob.staff(), 1);
        Session own = room.fresh(ada);
        assertThatThrownBy(() -> room.factors.addPasskey(own, key, StaffRoom.HERE))
                .isInstanceOf(Denied.class);
        room.factors.addPasskey(room.fresh(bob), key, StaffRoom.HERE);
        assertThat(room.signIn.passkey(own, key.credentialId(), StaffRoom.HERE)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> room.factors.addPasskey(own, room.passkey(ada.staff(), 1), StaffRoom.HERE))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> room.factors.renamePasskey(own, key.credentialId(), "mine"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void keepsWhatAVerifiedPasskeySays() {
        Passkey key = room.passkey(ada.staff(), 1);
        Session own =
                room.factors.addPasskey(room.fresh(ada), key, StaffRoom.HERE).session();
        room.factors.renamePasskey(own, key.credentialId(), " blue key ");
        Passkey known = room.passkeys.find(key.credentialId()).orElseThrow();
        assertThat(known.label()).isEqualTo("blue key");
        room.clock.advance(java.time.Duration.ofSeconds(5));
        room.passkeys.used(new Passkey(
                known.credentialId(),
                known.staff(),
                new byte[] {9},
                5,
                true,
                true,
                true,
                known.transports(),
                known.attestation(),
                known.clientData(),
                "",
                known.createdAt(),
                room.clock.instant()));
        Passkey used = room.passkeys.of(ada.staff().id()).getFirst();
        assertThat(used.signCount()).isEqualTo(5);
        assertThat(used.backupState()).isTrue();
        assertThat(used.publicKey()).isEqualTo(key.publicKey());
        assertThat(used.label()).isEqualTo("blue key");
        assertThat(used.lastUsedAt()).isEqualTo(room.clock.instant());
        assertThat(room.passkeys
                        .owner(room.passkeys.handle(ada.staff().id()))
                        .orElseThrow()
                        .id())
                .isEqualTo(ada.staff().id());
        assertThat(room.passkeys.owner("ADMINISTRATOR")).isPresent();
        assertThat(room.passkeys.owner(new byte[3])).isEmpty();
    }

    /// Two answers verified against the same count at the same moment: the second finds it is no higher.
    @Test
    void aCountIsHeldAgainstWhatIsKeptWhenItIsWritten() {
        Passkey key = room.passkey(ada.staff(), 1);
        room.factors.addPasskey(room.fresh(ada), key, StaffRoom.HERE);
        assertThat(room.passkeys.used(key)).as("no count at all").isTrue();
        assertThat(room.passkeys.used(counted(key, 6))).isTrue();
        assertThat(room.passkeys.used(counted(key, 6))).isFalse();
        assertThat(room.passkeys.used(counted(key, 5))).isFalse();
        assertThat(room.passkeys.used(counted(key, 0)))
                .as("a count that was there is gone")
                .isFalse();
        assertThat(room.passkeys.find(key.credentialId()).orElseThrow().signCount())
                .isEqualTo(6);
        assertThat(room.passkeys.used(counted(key, 7))).isTrue();
    }

    @Test
    void removesAPasskeyThatIsNotTheLastSecondFactor() {
        Passkey key = room.passkey(ada.staff(), 1);
        Session own =
                room.factors.addPasskey(room.fresh(ada), key, StaffRoom.HERE).session();
        SignedIn removed = room.factors.removePasskey(own, key.credentialId(), StaffRoom.HERE);
        assertThat(room.factors.list(removed.session()).passkeys()).isEmpty();
        assertThat(room.signIn.passkey(key.credentialId(), StaffRoom.HERE)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> room.factors.removePasskey(removed.session(), key.credentialId(), StaffRoom.HERE))
                .isInstanceOf(Conflict.class);
    }

    private static Passkey counted(Passkey key, long count) {
        return new Passkey(
                key.credentialId(),
                key.staff(),
                key.publicKey(),
                count,
                key.uvInitialized(),
                key.backupEligible(),
                key.backupState(),
                key.transports(),
                key.attestation(),
                key.clientData(),
                key.label(),
                key.createdAt(),
                key.lastUsedAt());
    }

    /// A copied secret opens as nothing else: a time-code secret moved to another person is no secret.
    @Test
    void aTimeCodeSecretMovedToAnotherPersonIsNone() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        database()
                .update(
                        "update identity.totp set sealed = (select sealed from identity.totp where staff_id = ?)"
                                + " where staff_id = ?",
                        bob.staff().id().value(),
                        ada.staff().id().value());
        Session half = StaffRoom.session(room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE));
        assertThatThrownBy(() -> room.signIn.totp(half, "123456", StaffRoom.HERE))
                .isInstanceOf(Corrupt.class);
    }

    private org.springframework.jdbc.core.JdbcTemplate database() {
        return room.database.db();
    }
}
