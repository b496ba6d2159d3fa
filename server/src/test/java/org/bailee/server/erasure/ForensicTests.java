package org.bailee.server.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.bailee.server.access.Access;
import org.bailee.server.access.ConsentEvidence;
import org.bailee.server.access.Intent;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.backup.Backups;
import org.bailee.server.backup.TestBackups;
import org.bailee.server.keys.KeyEpochs;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.register.Register;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestDatabase;
import org.bailee.server.testing.TestRooms;
import org.bailee.server.types.Value;
import org.bailee.server.vault.PersonDraft;
import org.bailee.server.vault.RecordDraft;
import org.bailee.server.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S11: everything we keep, together, after the horizon: every set of data with every set of keys, and every key.
@Tag("S11")
class ForensicTests {
    private static final TestActor OFFICER = TestActor.in("support");

    /// Nobody is asked for consent here.
    static final class Consents implements ConsentEvidence {
        @Override
        public Set<SubjectId> given(String purpose, Collection<SubjectId> subjects) {
            return Set.copyOf(subjects);
        }
    }

    @TempDir
    Path folder;

    private Optional<TestRooms> rooms = Optional.empty();

    @AfterEach
    void close() {
        rooms.ifPresent(TestRooms::close);
    }

    @Test
    void nothingOfAnErasedPersonOpensOnceTheHorizonIsPassedAndTheCertificateTellsWhen() throws Exception {
        TestRooms server = new TestRooms(
                Map.of(
                        "bailee.backup.folder", folder.toString(),
                        "bailee.backup.every", "0s",
                        "bailee.backup.drill", "false",
                        "bailee.backup.proven-within", "0s"),
                List.of("backup", "erasure"),
                Consents.class);
        rooms = Optional.of(server);
        applyRegister(server);
        SubjectId erased = create(server, "ada.forensic@example.org");
        SubjectId kept = create(server, "bob.forensic@example.org");
        byte[] oldKey = wrappedKeyOf(server, erased);
        takeBackup(server);
        server.clock().advance(Duration.ofMinutes(1));
        Horizon promised = server.get(Erasures.class).ifErasedNow(OFFICER);
        server.get(Vault.class).erase(OFFICER, Optional.of("TICKET-9"), erased);

        // Before the horizon: it is told that a copy opens, and it does.
        Certificate early = server.get(Erasures.class).certify(OFFICER, erased);
        assertThat(early.horizon().isPassed()).isFalse();
        // No backup is due by itself here, and the newest keys go only when there are others.
        assertThat(early.horizon().isKnown()).isFalse();
        assertThat(early.says()).contains("At least until ");
        assertThat(early.horizon().at()).isAfter(now(server)).isEqualTo(promised.at());
        assertThat(early.erasures().getFirst().proof()).contains("c2sp.org/tlog-proof");
        assertThat(anySetOpens(server, erased)).isTrue();
        assertThat(TestKeys.opens(server.get(KeyRing.class), erased, oldKey)).isTrue();

        // The epoch ends, and the sets of keys that hold it are out of date and go.
        server.clock().advance(Duration.ofMinutes(1));
        server.get(KeyEpochs.class).begin(OFFICER);
        await(() -> server.get(KeyEpochs.class).list(OFFICER).size() == 1
                && server.get(KeyEpochs.class)
                        .rotations(OFFICER)
                        .getFirst()
                        .endedAt()
                        .isPresent());
        assertThat(server.get(Erasures.class).certify(OFFICER, erased).horizon().isPassed())
                .isFalse();
        assertThat(anySetOpens(server, erased)).isTrue();
        server.clock().advance(Duration.ofDays(4));
        // A server that runs looks at its clock, and what went on for eight days is no jump.
        assertThat(server.get(ClockWatch.class).believes()).isTrue();
        server.clock().advance(Duration.ofDays(4));
        takeBackup(server);
        await(() -> TestBackups.sets(folder, true).size() == 1);

        Certificate late = server.get(Erasures.class).certify(OFFICER, erased);
        assertThat(late.horizon().isPassed()).isTrue();
        assertThat(TestBackups.sets(folder, false)).hasSize(2);
        assertThat(anySetOpens(server, erased)).isFalse();
        assertThat(anySetOpens(server, kept)).isTrue();
        // The node lets go of the old key within two looks.
        await(() -> !TestKeys.opens(server.get(KeyRing.class), erased, oldKey));
        assertThat(TestAudit.entries(server.db()))
                .filteredOn(entry -> entry.kind().equals("erasure-certified"))
                .hasSize(3)
                .last()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("passed", "true"));
    }

    @Test
    void certifiesNobodyWhoIsStillKept() throws IOException {
        TestRooms server = new TestRooms(Map.of(), List.of("backup", "erasure"), Consents.class);
        rooms = Optional.of(server);
        applyRegister(server);
        SubjectId kept = create(server, "eve.forensic@example.org");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> server.get(Erasures.class).certify(OFFICER, kept))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("erasure.unknown"));
    }

    /// Every combination of what lies in the store, with the seal.
    private boolean anySetOpens(TestRooms server, SubjectId subject) {
        boolean opens = false;
        for (UUID data : TestBackups.sets(folder, false)) {
            for (UUID keys : TestBackups.sets(folder, true)) {
                try (TestDatabase scratch = TestDatabase.fresh()) {
                    TestBackups.restore(folder, data, keys, server.get(KeyRing.class), scratch);
                    KeyRing ring = TestKeys.over(scratch, server.home().rootKey());
                    opens |= !ring.of(Set.of(subject)).isEmpty();
                } catch (Problem olderKeys) {
                    // Refused: these keys are older than the data.
                    assertThat(olderKeys.code()).isEqualTo("backup.older-keys");
                }
            }
        }
        return opens;
    }

    private void takeBackup(TestRooms server) throws InterruptedException {
        server.clock().advance(Duration.ofSeconds(1));
        int before = TestBackups.sets(folder, false).size();
        server.get(Backups.class).take(OFFICER);
        await(() -> TestBackups.sets(folder, false).size() > before
                && server.get(Backups.class).runs(OFFICER).getFirst().state().equals("done"));
    }

    private static void await(BooleanSupplier met) throws InterruptedException {
        for (int tries = 0; tries < 600 && !met.getAsBoolean(); tries++) {
            Thread.sleep(100);
        }
        assertThat(met.getAsBoolean()).isTrue();
    }

    private static Instant now(TestRooms server) {
        return server.clock().instant();
    }

    private static byte[] wrappedKeyOf(TestRooms server, SubjectId subject) {
        return server.db()
                .queryForList("select wrapped from keys.data_key where subject_id = ?", byte[].class, subject.value())
                .getFirst();
    }

    private static void applyRegister(TestRooms server) throws IOException {
        try (var register = Vault.class.getResourceAsStream("shop.yaml")) {
            server.get(Register.class)
                    .apply(OFFICER, Objects.requireNonNull(register).readAllBytes(), 0);
        }
    }

    private static SubjectId create(TestRooms server, String email) {
        Intent intent = Intent.of(OFFICER, Optional.of("fulfil-orders"), Optional.empty());
        PersonDraft draft = new PersonDraft(List.of(new RecordDraft(
                "profile", Map.of("name", new Value.Text("Ada Lovelace"), "email", new Value.Text(email)))));
        return server.get(Vault.class)
                .create(
                        server.get(Access.class).write(intent, Permission.SUBJECTS_WRITE, List.of()),
                        List.of(draft),
                        Optional.empty())
                .getFirst()
                .orThrow()
                .subject();
    }
}
