package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTests extends BackupStoreContract {
    @TempDir
    Path folder;

    @Override
    BackupStore store() {
        return new FolderStore(folder);
    }

    @Test
    void letsOnlyItsOwnAccountRead() throws IOException {
        store().put("a/b", new byte[] {1});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a/b"))))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesAloneWhatIsNotItsOwn() throws IOException {
        Files.writeString(folder.resolve("README"), "theirs");
        Files.createDirectory(folder.resolve("Theirs"));
        Files.writeString(folder.resolve("Theirs").resolve("file.txt"), "theirs");
        store().put("a/b", new byte[] {1});
        assertThat(store().list()).hasSize(1);
        store().delete("a/b");
        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(folder.resolve("Theirs/file.txt")).exists();
    }

    /// S11: killed before a part had its name, it may hold keys: it is told of, and goes.
    @Test
    @Tag("S11")
    void tidiesWhatAKilledWriteLeft() throws IOException {
        String broken = "0190a1b2-0000-7000-8000-000000000001-keys";
        String empty = "0190a1b2-0000-7000-8000-000000000002-data";
        String half = "0190a1b2-0000-7000-8000-000000000003-data";
        store().put(half + "/00000001", new byte[] {1});
        Files.write(folder.resolve(half).resolve("00000002.new"), new byte[] {2});
        Files.createDirectory(folder.resolve(empty));
        Files.createDirectory(folder.resolve(broken));
        Files.write(folder.resolve(broken).resolve("manifest.new"), new byte[] {3});
        Files.createDirectory(folder.resolve("Theirs"));
        Files.writeString(folder.resolve("Theirs").resolve("file.new"), "theirs");
        Files.writeString(folder.resolve(half).resolve("Notes.new"), "theirs");
        assertThat(store().leftovers()).containsExactly(broken, empty, half);
        Shelf shelf = new Shelf(store(), Instant.parse("2026-11-26T00:00:00Z"));
        assertThat(shelf.hasUnfinished(Coverage.KEYS)).isTrue();
        store().tidy();
        assertThat(store().leftovers()).isEmpty();
        assertThat(shelf.hasUnfinished(Coverage.KEYS)).isFalse();
        assertThat(store().list()).containsExactly(new StoredObject(half + "/00000001", 1));
        assertThat(folder.resolve(broken)).doesNotExist();
        assertThat(folder.resolve(empty)).doesNotExist();
        assertThat(folder.resolve("Theirs/file.new")).exists();
        assertThat(folder.resolve(half).resolve("Notes.new")).exists();
    }

    @Test
    void doesNotMakeTheFolderOfADiskThatIsNotMounted() {
        BackupStore gone = new FolderStore(folder.resolve("gone"));
        assertThatThrownBy(() -> gone.put("a/b", new byte[] {1}))
                .isInstanceOfSatisfying(
                        Unavailable.class, problem -> assertThat(problem.code()).isEqualTo("backup.store-away"));
        assertThatThrownBy(gone::list).isInstanceOf(Unavailable.class);
        assertThat(folder.resolve("gone")).doesNotExist();
    }

    @Test
    @Tag("S42")
    void refusesWhatDoesNotFitAndKeepsNoHalf() throws Exception {
        Path disk = Files.createTempDirectory("bailee-disk");
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", disk.toString()))
                .as("only root may make a small disk")
                .isTrue();
        try {
            BackupStore small = new FolderStore(disk);
            small.put("a/fits", new byte[400_000]);
            assertThatThrownBy(() -> small.put("a/large", new byte[900_000]))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            problem -> assertThat(problem.code()).isEqualTo("backup.store-full"));
            assertThat(small.list()).containsExactly(new StoredObject("a/fits", 400_000));
            try (var files = Files.list(disk.resolve("a"))) {
                assertThat(files.count()).isEqualTo(1);
            }
            small.put("a/small", new byte[400_000]);
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
