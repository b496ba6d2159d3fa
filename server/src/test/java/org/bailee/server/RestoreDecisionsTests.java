package org.bailee.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bailee.server.backup.TestBackups;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `bailee restore` says of what it decided, where people were erased between two backups, and what is
/// there then.
@Tag("S10")
class RestoreDecisionsTests {
    private final TestDatabase database = TestDatabase.fresh();
    private final TestDatabase target = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock, new SecureRandom());

    @TempDir
    Path folder;

    private Path store;
    private Home home;
    private KeyRing ring;
    private final SubjectId stays = ids.nextSubject();
    private final SubjectId partly = ids.nextSubject();
    private final SubjectId wholly = ids.nextSubject();
    private UUID before = new UUID(0, 0);

    @BeforeEach
    void takeTheFirst() throws IOException {
        store = Files.createDirectory(folder.resolve("store"));
        home = Home.open(folder.resolve("home"));
        ring = new TestKeys.OneSeal(home.rootKey()).on(database);
        for (SubjectId one : List.of(stays, partly, wholly)) {
            database.tx().write(() -> {
                ring.keep(List.of(ring.make(one)));
                return database.db()
                        .update("insert into vault.subject (subject_id, version) values (?, 1)", one.value());
            });
        }
        before = take();
    }

    @AfterEach
    void dropDatabases() {
        database.close();
        target.close();
    }

    @Test
    void saysNothingMoreWhereTheNewestKeysOpenAll() throws IOException {
        erase(wholly);
        UUID after = take();
        String told = succeeds("--set", before.toString());
        assertThat(told)
                .contains("Put back " + before + ": ")
                .contains("The keys are those of " + after + ".")
                .contains("Of 1 person in it there is no key in the newest set of keys")
                .doesNotContain("These keys are not the newest")
                .doesNotContain("THE SEALS")
                .doesNotContain("Nothing opens");
        assertThat(people()).containsExactlyInAnyOrder(stays, partly, wholly);
        assertThat(withKeys()).containsExactlyInAnyOrder(stays, partly);
    }

    @Test
    void saysThatOlderKeysWereTakenAndWhatIsUndoneByThat() throws IOException {
        erase(wholly);
        erasePartOf(partly);
        UUID after = take();
        String told = succeeds("--set", before.toString());
        assertThat(told)
                .contains("The keys are those of " + before + ".")
                .contains("Of 1 person in it there is no key in the newest set of keys")
                .contains("These keys are not the newest, which are those of " + after)
                .contains("bailee custody rotate")
                .doesNotContain("THE SEALS")
                .doesNotContain("Nothing opens");
        assertThat(people()).containsExactlyInAnyOrder(stays, partly, wholly);
        assertThat(withKeys()).containsExactlyInAnyOrder(stays, partly);
    }

    @Test
    void warnsThatTheSealsAndTheRootKeyOfBeforeAreBack() throws IOException {
        TestKeys.changeRoot(database, ring, home.rootKey());
        erasePartOf(partly);
        take();
        assertThat(succeeds("--set", before.toString()))
                .contains("THE SEALS AND THE ROOT KEY ARE THOSE OF BEFORE.")
                .contains("bailee custody remove-seal")
                .contains("bailee custody change-root");
        assertThat(withKeys()).containsExactlyInAnyOrder(stays, partly, wholly);
    }

    @Test
    void losesNobodyUnlessToldOfHowManyAndSaysWhom() throws IOException {
        erasePartOf(partly);
        erasePartOf(stays);
        UUID after = take();
        remove(before + "-keys");
        for (List<String> tooFew : List.of(List.<String>of(), List.of("--give-up", "0"), List.of("--give-up=1"))) {
            List<String> words = new ArrayList<>(List.of("--set", before.toString()));
            words.addAll(tooFew);
            Said said = run(words);
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.text())
                    .contains("Nothing was put back.")
                    .contains("Of 2 people a part was erased after this set was taken")
                    .contains("--give-up 2");
            assertThat(people()).isEmpty();
            assertThat(withKeys()).isEmpty();
        }

        String told = succeeds("--set", before.toString(), "--give-up", "2");
        assertThat(told)
                .contains("The keys are those of " + after + ".")
                .contains("Nothing opens any more of 2 people, of whom a part was erased since")
                .contains("bailee erase ID")
                .contains("\n" + partly + "\n")
                .contains("\n" + stays + "\n")
                .doesNotContain(wholly.toString());
        assertThat(people()).containsExactlyInAnyOrder(stays, partly, wholly);
        assertThat(withKeys())
                .as("older data may be gone, and newer may be found")
                .hasSize(3);
        assertThat(ids("select subject_id from journal.given_up")).containsExactlyInAnyOrder(stays, partly);
    }

    @Test
    void saysSoWhereNobodyIsLeftOut() throws IOException {
        assertThat(succeeds()).contains("Put back " + before).contains("and none was left out");
    }

    /// The newer data is there too: nobody has to be lost.
    @Test
    void losesNobodyOfTheNewestData() throws IOException {
        erasePartOf(partly);
        UUID after = take();
        remove(before + "-keys");
        assertThat(succeeds("--give-up", "7")).contains("Put back " + after).doesNotContain("Nothing opens");
        assertThat(ids("select subject_id from journal.given_up")).isEmpty();
    }

    private record Said(int code, String text) {}

    private String succeeds(String... words) throws IOException {
        Said said = run(List.of(words));
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("Put the newest journal");
        return said.text();
    }

    private Said run(List<String> words) throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Path password = Files.writeString(folder.resolve("password"), target.password() + "\n");
        List<String> all = new ArrayList<>(List.of("--from", store.toString()));
        all.addAll(words);
        all.addAll(List.of(
                "--home", home.folder().toString(),
                "--database-url", target.url(),
                "--database-user", target.user(),
                "--database-password", "file:" + password));
        PrintStream out = new PrintStream(told, true, UTF_8);
        return new Said(RestoreStart.run(all, out, out), told.toString(UTF_8));
    }

    private UUID take() {
        clock.advance(Duration.ofSeconds(1));
        return TestBackups.take(database, ring, store, clock);
    }

    private void erase(SubjectId subject) {
        database.tx().write(() -> {
            ring.shred(List.of(subject));
            return database.db()
                    .update("update vault.subject set erased_at = now() where subject_id = ?", subject.value());
        });
    }

    private void erasePartOf(SubjectId subject) {
        database.tx()
                .write(() -> database.db()
                        .update(
                                "update vault.subject set key_number = ? where subject_id = ?",
                                ring.replace(ring.make(subject)).number(),
                                subject.value()));
    }

    private void remove(String set) throws IOException {
        try (Stream<Path> files = Files.walk(store.resolve(set))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private List<SubjectId> people() {
        return ids("select subject_id from vault.subject");
    }

    private List<SubjectId> withKeys() {
        return ids("select subject_id from keys.data_key");
    }

    private List<SubjectId> ids(String sql) {
        return target.db().queryForList(sql, UUID.class).stream()
                .map(SubjectId::new)
                .toList();
    }
}
