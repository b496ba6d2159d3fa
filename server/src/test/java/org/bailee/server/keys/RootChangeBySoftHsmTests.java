package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bailee.server.keys.TestCustody.ADMINISTRATOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The root key changes behind a real token: SoftHSM, with the seals a server makes of its settings.
class RootChangeBySoftHsmTests {
    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final SecureRandom random = new SecureRandom();
    private final String label = "bailee " + UUID.randomUUID();
    private Path pin = Path.of("pin");

    @BeforeEach
    void writePin() throws IOException {
        SoftHsm.library();
        pin = Files.writeString(folder.resolve("pin"), SoftHsm.PIN + "\n");
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
        Files.createDirectory(folder.resolve("seal"));
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void putsAnotherRootKeyBehindTheTokensOwnKey() {
        OwnSeals own = own(SoftHsm.token(0));
        KeyRing ring = started(own);
        SubjectId ada = keep(ring);
        byte[] before = row();
        RootKey old = unsealed(own, before);
        RootChanges changes = TestKeys.roots(database, ring, database.db(), own);
        assertThat(changes.change(ADMINISTRATOR, by(SoftHsm.PIN)))
                .satisfies(change -> assertThat(change.number()).isEqualTo(2))
                .satisfies(change -> assertThat(change.seals()).isEqualTo(1));
        assertThat(row()).isNotEqualTo(before);
        RootKey next = unsealed(own, row());
        assertThat(next.isSameAs(old)).isFalse();
        RootCheck check = new RootCheck(new KeyStore(database.db()).wrappedKeys());
        assertThat(check.fits(next)).isTrue();
        assertThat(check.fits(old)).isFalse();
        // The server that runs goes on, and one that starts opens by the token alone.
        assertThat(ring.of(List.of(ada, keep(ring)))).hasSize(2);
        KeyRing again = started(own(SoftHsm.token(0)));
        assertThat(again.openedBy()).hasValue("pkcs11");
        assertThat(again.of(List.of(ada))).containsKey(ada);
        assertThat(changes.change(ADMINISTRATOR, by(SoftHsm.PIN)).number()).isEqualTo(3);
    }

    @Test
    void changesNothingForAWrongPinNorByATokenThatIsNotThere() {
        OwnSeals own = own(SoftHsm.token(0));
        KeyRing ring = started(own);
        SubjectId ada = keep(ring);
        byte[] before = row();
        RootChanges changes = TestKeys.roots(database, ring, database.db(), own);
        assertThatExceptionOfType(Denied.class)
                .isThrownBy(() -> changes.change(ADMINISTRATOR, by("000000")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("seal.not-opened"));
        RootChanges without = TestKeys.roots(database, ring, database.db(), own(1_999_999_999));
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> without.change(ADMINISTRATOR, by(SoftHsm.PIN)))
                .satisfies(away -> assertThat(away.code()).isEqualTo("seal.token-absent"));
        assertThat(changes.list(ADMINISTRATOR)).isEmpty();
        assertThat(row()).isEqualTo(before);
        // A wrong PIN that somebody typed was not tried on the token: it still opens.
        assertThat(started(own(SoftHsm.token(0))).of(List.of(ada))).containsKey(ada);
    }

    private OwnSeals own(int slot) {
        Pkcs11Settings token = new Pkcs11Settings(SoftHsm.library(), slot, label, pin);
        return OwnSeals.of(new SealSettings(List.of(SealKind.PKCS11), null, null, token), new Home(folder), random);
    }

    private KeyRing started(OwnSeals own) {
        return TestKeys.on(database, random, own.inOrder().toArray(Seal[]::new));
    }

    private static RootKey unsealed(OwnSeals own, byte[] sealed) {
        return own.inOrder().getFirst().unseal(sealed);
    }

    private byte[] row() {
        return new SealStore(database.db()).all().getFirst().sealed();
    }

    private static NewRoot by(String pin) {
        return new NewRoot(List.of(new Opening.ByTokenPin(pin)), Set.of(), false);
    }

    private SubjectId keep(KeyRing ring) {
        NewDataKey key = ring.make(new Ids(new TestClock(), random).nextSubject());
        database.tx().write(() -> {
            ring.keep(List.of(key));
            return true;
        });
        return key.subject();
    }
}
