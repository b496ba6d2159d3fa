package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
