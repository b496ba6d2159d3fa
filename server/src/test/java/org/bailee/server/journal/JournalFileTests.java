package org.bailee.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bailee.server.journal.JournalFile.End;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.EntryId;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S10: the journal is what tells a restored database whom to erase again.
@Tag("S10")
class JournalFileTests {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path folder;

    private JournalFile file;
    private Path path;

    @BeforeEach
    void begin() {
        file = new JournalFile(folder, false, TestKeys.on(database).staffSecrets());
        path = folder.resolve("erasures");
        file.begin(NOW);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void writesNothingWhereItDoesNotEndAsItWasLeft() throws IOException {
        End one = file.append(end(), List.of(erased(1)));
        byte[] older = Files.readAllBytes(path);
        End two = file.append(one, List.of(erased(2)));
        byte[] newer = Files.readAllBytes(path);
        // Another disk is there, with an older copy: a line at the old length would leave a hole.
        Files.write(path, older);
        assertThatThrownBy(() -> file.append(two, List.of(erased(3)))).isInstanceOf(JournalMoved.class);
        assertThat(Files.readAllBytes(path)).isEqualTo(older);
        // Another node wrote behind us.
        Files.write(path, newer);
        assertThatThrownBy(() -> file.append(one, List.of(erased(3)))).isInstanceOf(JournalMoved.class);
        assertThat(Files.readAllBytes(path)).isEqualTo(newer);
        assertThat(told()).containsExactly(erased(1), erased(2));
    }

    @Test
    void overwritesWhatAPowerCutLeftOfALine() throws IOException {
        End one = file.append(end(), List.of(erased(1)));
        Files.writeString(path, Files.readString(path) + "2 0000");
        file.append(one, List.of(erased(2)));
        assertThat(told()).containsExactly(erased(1), erased(2));
    }

    @Test
    void isNotMadeByWritingToIt() throws IOException {
        End end = end();
        Files.delete(path);
        assertThatThrownBy(() -> file.append(end, List.of(erased(1)))).isInstanceOf(UncheckedIOException.class);
        assertThat(path).doesNotExist();
        JournalFile away = new JournalFile(
                folder.resolve("away"), false, TestKeys.on(TestDatabase.fresh()).staffSecrets());
        assertThatThrownBy(() -> away.begin(NOW)).isInstanceOf(UncheckedIOException.class);
        assertThat(folder.resolve("away")).doesNotExist();
    }

    @Test
    void followsNoLink() throws IOException {
        End end = end();
        Path secret = Files.move(path, folder.resolve("root.key"));
        byte[] before = Files.readAllBytes(secret);
        Files.createSymbolicLink(path, secret);
        assertThatThrownBy(() -> file.append(end, List.of(erased(1)))).isInstanceOf(JournalRefused.class);
        assertThatThrownBy(this::end).isInstanceOf(JournalRefused.class);
        assertThat(Files.readAllBytes(secret)).isEqualTo(before);
    }

    @Test
    void isNoneWhenItIsEmptyOrBeginsInTheMiddle() throws IOException {
        file.append(end(), List.of(erased(1)));
        List<String> lines = Files.readAllLines(path);
        for (String changed : List.of("", "0", lines.get(1) + "\n")) {
            Files.writeString(path, changed);
            assertThatThrownBy(this::end).isInstanceOf(JournalRefused.class);
        }
    }

    private End end() {
        return file.read(_ -> {});
    }

    private List<Obligation> told() {
        List<Obligation> told = new ArrayList<>();
        file.read(told::add);
        return told;
    }

    private static Obligation erased(long position) {
        return new Obligation(
                position, new EntryId(new UUID(1, position)), NOW, new UUID(2, position), new Deed.Erased());
    }
}
