package org.bailee.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bailee.server.backup.TestBackups;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Home;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bailee restore` as it is typed.
class RestoreStartTests {
    private final TestDatabase database = TestDatabase.fresh();
    private final TestDatabase target = TestDatabase.fresh();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Path store = Path.of("");
    private Path home = Path.of("");

    @TempDir
    Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        store = Files.createDirectory(folder.resolve("store"));
        home = Home.open(folder.resolve("home")).folder();
    }

    @AfterEach
    void dropDatabases() {
        database.close();
        target.close();
    }

    @Test
    @Tag("S14")
    void putsTheNewestBackIntoAnEmptyDatabaseAndLeavesItShut() throws IOException {
        TestKeys.OneSeal seal = new TestKeys.OneSeal(Home.open(home).rootKey());
        seal.on(database);
        database.db().update("insert into watch.mailed (what, day) values ('x', '2026-01-01')");
        UUID set = TestBackups.take(database, seal.on(database), store);

        assertThat(run("--from", store.toString())).as(told.toString(UTF_8)).isZero();
        assertThat(told.toString(UTF_8)).contains("Put back " + set).contains("journal/");
        assertThat(target.db().queryForList("select what from watch.mailed", String.class))
                .containsExactly("x");
        assertThat(target.db().queryForList("select 1 from keys.wrapped_key")).hasSize(4);
        assertThat(target.db().queryForList("select 1 from journal.quarantine")).hasSize(1);

        assertThat(run("--from=" + store, "--set", set.toString())).isEqualTo(1);
        assertThat(told.toString(UTF_8)).contains("Nothing was put back.").contains("The database is not empty");
    }

    @Test
    @Tag("S13")
    void putsNothingBackWithoutTheSeal() throws IOException {
        TestKeys.OneSeal lost =
                new TestKeys.OneSeal(Home.open(folder.resolve("lost")).rootKey());
        TestBackups.take(database, lost.on(database), store);
        assertThat(run("--from", store.toString())).isEqualTo(1);
        assertThat(told.toString(UTF_8)).contains("Nothing was put back.").contains("hint:");
        assertThat(target.db().queryForList("select 1 from keys.wrapped_key")).isEmpty();
    }

    @Test
    void saysWhatIsWrittenWrongly() throws IOException {
        assertThat(run()).isEqualTo(1);
        assertThat(run("--from", store.toString(), "--set", "x")).isEqualTo(1);
        assertThat(run("--from", store.toString(), "--give-up", "all")).isEqualTo(1);
        assertThat(run("--from", store.toString(), "--nonsense", "x")).isEqualTo(1);
        assertThat(run("--from", store.toString())).isEqualTo(1);
        assertThat(told.toString(UTF_8))
                .contains("--from: No folder is named.")
                .contains("--set: This is no id of a set.")
                .contains("--give-up: This is no number of people.")
                .contains("--nonsense: There is no such option.")
                .contains("There is no such backup set.");
    }

    private int run(String... words) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), target.password() + "\n");
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--home", home.toString(),
                "--database-url", target.url(),
                "--database-user", target.user(),
                "--database-password", "file:" + password));
        PrintStream out = new PrintStream(told, true, UTF_8);
        return RestoreStart.run(all, out, out);
    }
}
