package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.database.Traces;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

class KeysConfigurationTests {
    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void sealsByAFileInTheHomeFolderUnlessToldOtherwise() {
        room().run(started -> {
            assertThat(started.getBean(KeyRing.class).openedBy()).hasValue("key-file");
            assertThat(folder.resolve("home/seal/root.key")).exists();
        });
    }

    @Test
    void sealsByTheFileThatIsNamed() {
        Path file = folder.resolve("elsewhere.key");
        room().withPropertyValues("bailee.seal.key-file=" + file).run(started -> {
            assertThat(started).hasNotFailed();
            assertThat(file).exists();
        });
    }

    @Test
    void sealsByAPassphraseAndRefusesAWrongOneAtTheNextStart() throws IOException {
        Path file = Files.writeString(folder.resolve("passphrase"), "correct horse battery staple\n");
        ApplicationContextRunner sealed =
                room().withPropertyValues("bailee.seal.kind=passphrase", "bailee.seal.passphrase-file=" + file);
        sealed.run(
                started -> assertThat(started.getBean(KeyRing.class).openedBy()).hasValue("passphrase"));
        Files.writeString(file, "correct horse battery stable\n");
        sealed.run(started ->
                assertThat(started).getFailure().rootCause().extracting("code").isEqualTo("seal.wrong-passphrase"));
    }

    @Test
    void triesSealsInTheOrderOfItsSettings() throws IOException {
        Path file = Files.writeString(folder.resolve("passphrase"), "correct horse battery staple\n");
        ApplicationContextRunner both = room().withPropertyValues(
                        "bailee.seal.kind=key-file,passphrase", "bailee.seal.passphrase-file=" + file);
        both.run(started -> started.getBean(Seals.class)
                .addPassphrase(
                        TestActor.in().with(Permission.CUSTODY_MANAGE),
                        "safe",
                        "correct horse battery staple",
                        new Opening.ByKeyFile(content())));
        both.run(
                started -> assertThat(started.getBean(KeyRing.class).openedBy()).hasValue("key-file"));
        Files.delete(folder.resolve("home/seal/root.key"));
        both.run(
                started -> assertThat(started.getBean(KeyRing.class).openedBy()).hasValue("passphrase"));
        room().withPropertyValues("bailee.seal.kind=")
                .run(started -> assertThat(started).getFailure().rootCause().hasMessageContaining("No seal is named"));
    }

    @Test
    void saysEverythingATokenNeedsAtOnce() {
        ApplicationContextRunner token = room().withPropertyValues("bailee.seal.kind=pkcs11");
        token.run(started ->
                assertThat(started).getFailure().rootCause().hasMessageContaining("bailee.seal.pkcs11.library"));
        token.withPropertyValues("bailee.seal.pkcs11.library=libtoken.so")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("bailee.seal.pkcs11.library")
                        .hasMessageContaining("and 2 more"));
        token.withPropertyValues(
                        "bailee.seal.pkcs11.library=/none/libtoken.so",
                        "bailee.seal.pkcs11.slot=1",
                        "bailee.seal.pkcs11.pin-file=" + folder.resolve("pin"))
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .extracting("code")
                        .isEqualTo("seal.token-library"));
    }

    @Test
    void wipesTheKeysWhenTheServerStops() {
        KeyRing[] ring = new KeyRing[1];
        room().run(started -> ring[0] = started.getBean(KeyRing.class));
        assertThat(ring[0].isSealed()).isTrue();
    }

    private String content() {
        try {
            return Files.readString(folder.resolve("home/seal/root.key"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private ApplicationContextRunner room() {
        TestClock clock = new TestClock();
        SecureRandom random = new SecureRandom();
        return new ApplicationContextRunner()
                .withBean(JdbcTemplate.class, database::db)
                .withBean(Tx.class, database::tx)
                .withBean(Traces.class, () -> () -> {})
                .withBean(AuditLog.class, () -> TestAudit.log(database, new Ids(clock, random), clock))
                .withBean(ClockWatch.class, () -> TestAudit.trusting(database, clock))
                .withBean(SecureRandom.class, () -> random)
                .withBean(ShareHolders.class, () -> _ -> true)
                .withBean(Ids.class, () -> new Ids(clock, random))
                .withBean(Clock.class, () -> clock)
                .withBean(Home.class, () -> Home.open(folder.resolve("home")))
                .withUserConfiguration(KeysConfiguration.class);
    }
}
