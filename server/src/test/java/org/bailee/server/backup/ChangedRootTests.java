package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.NewDataKey;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups from before, during and after a change of the root key: each comes back by a seal it was taken behind.
class ChangedRootTests {
    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(clock, random);
    private final StoreInMemory store = new StoreInMemory();

    @TempDir
    private Path folder;

    private Path file;
    private TestKeys.OneSeal seal;
    private KeyRing ring;
    private SubjectId ada;

    @BeforeEach
    void takeSomebodyIn() {
        file = folder.resolve("root.key");
        seal = new TestKeys.OneSeal(file);
        ring = seal.on(database);
        NewDataKey key = ring.make(ids.nextSubject());
        database.tx().write(() -> {
            ring.keep(List.of(key));
            return true;
        });
        ada = key.subject();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void eachComesBackByTheSealItWasTakenBehind() throws IOException {
        UUID before = take();
        TestKeys.changeRoot(database, ring, file);
        UUID after = take();
        assertThat(handovers(database)).isEqualTo(1);
        comesBack(before, before, seal);
        comesBack(before, after, seal);
        comesBack(after, after, seal);
    }

    /// The seals at hand prove nothing of keys that lie under the old root key: who asks is told what to do.
    @Test
    void aDrillWithTheKeysOfBeforeSaysSo() throws IOException {
        UUID before = take();
        TestKeys.changeRoot(database, ring, file);
        UUID after = take();
        try (TestDatabase old = TestDatabase.fresh();
                TestDatabase anew = TestDatabase.fresh()) {
            put(before, before, old, seal);
            put(after, after, anew, seal);
            assertThatThrownBy(() -> TestKeys.proof(ring).proveAll(old.db()))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            refused -> assertThat(refused.code()).isEqualTo("keys.other-root"));
            TestKeys.proof(ring).proveAll(anew.db());
        }
    }

    /// The way from the seals to its key is of the moment its rows are of.
    @Test
    void oneThatIsTakenMeanwhileIsOfOneRootKey() {
        UUID set = take(part -> inAnotherTransaction(() -> TestKeys.changeRoot(database, ring, file)));
        assertThat(database.db().queryForList("select 1 from keys.root_change")).isNotEmpty();
        comesBack(set, set, seal);
    }

    /// Sets of keys from before lie there for a week, and the seal that opens them is gone.
    @Test
    void aRestorePassesByTheKeysThatOnlyADroppedSealOpens() throws IOException {
        take();
        Path instead = folder.resolve("instead.key");
        TestKeys.changeRoot(database, ring, file, instead);
        UUID after = take();
        TestKeys.OneSeal other = new TestKeys.OneSeal(instead);
        try (TestDatabase target = TestDatabase.fresh()) {
            Restores restores =
                    new Restores(target.db(), target.tx(), other.unsealing(), TestAudit.log(target, ids, clock), clock);
            assertThat(restores.restore(store, Optional.empty(), 0).restored().set())
                    .isEqualTo(after);
            assertThat(other.on(target).of(List.of(ada))).containsKey(ada);
        }
    }

    @Test
    void dataOfBeforeComesBackUnderTheNewRootKey() throws IOException {
        UUID before = take();
        TestKeys.changeRoot(database, ring, file);
        UUID after = take();
        try (TestDatabase target = TestDatabase.fresh()) {
            PutBack done = restore(before, target);
            assertThat(done.keys()).isEqualTo(after);
            assertThat(done.otherSeals()).isFalse();
            assertThat(target.db().queryForList("select sealed from keys.sealed_root", byte[].class))
                    .containsExactlyElementsOf(
                            database.db().queryForList("select sealed from keys.sealed_root", byte[].class));
            assertThat(seal.on(target).of(List.of(ada))).containsKey(ada);
        }
    }

    /// A part of somebody was erased in between, so that only the keys of before open the older rows.
    @Test
    void saysThatTheRootKeyOfBeforeIsBackWhereItMustBe() throws IOException {
        database.db().update("insert into vault.subject (subject_id, version) values (?, 1)", ada.value());
        UUID before = take();
        TestKeys.changeRoot(database, ring, file);
        database.tx().write(() -> ring.replace(ring.make(ada)));
        UUID after = take();
        try (TestDatabase target = TestDatabase.fresh()) {
            PutBack done = restore(before, target);
            assertThat(done.keys()).isEqualTo(before);
            assertThat(done.newestKeys()).isEqualTo(after);
            assertThat(done.otherSeals()).isTrue();
        }
    }

    private PutBack restore(UUID set, TestDatabase target) {
        return new Restores(target.db(), target.tx(), seal.unsealing(), TestAudit.log(target, ids, clock), clock)
                .restore(store, Optional.of(set), 0);
    }

    private interface Deed {
        void run() throws IOException;
    }

    private static void inAnotherTransaction(Deed deed) {
        CompletableFuture.runAsync(() -> {
                    try {
                        deed.run();
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .join();
    }

    private UUID take() {
        return take(_ -> {});
    }

    private UUID take(Consumer<Manifest.Part> kept) {
        clock.advance(Duration.ofSeconds(1));
        UUID set = ids.next();
        new Taking(
                        new TableStore(database.db()),
                        database.tx(),
                        ring,
                        () -> 1,
                        () -> Manifest.Log.NONE,
                        "test",
                        random,
                        clock)
                .take(store, set, Pace.of(0), kept, () -> {});
        return set;
    }

    private void comesBack(UUID data, UUID keys, TestKeys.OneSeal by) {
        try (TestDatabase target = TestDatabase.fresh()) {
            put(data, keys, target, by);
            assertThat(handovers(target)).isZero();
            assertThat(by.on(target).of(List.of(ada))).containsKey(ada);
        }
    }

    private void put(UUID data, UUID keys, TestDatabase target, TestKeys.OneSeal by) {
        SetHeader header = SetReader.header(store, keys, Coverage.KEYS);
        new Restorer(store, new TableStore(target.db()), target.tx())
                .restore(data, keys, by.unsealing().open(header.sealed().orElseThrow()), (_, _) -> {});
    }

    private static int handovers(TestDatabase of) {
        return of.db().queryForList("select 1 from keys.root_handover").size();
    }
}
