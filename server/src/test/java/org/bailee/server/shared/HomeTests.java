package org.bailee.server.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTests {
    @TempDir
    Path folder;

    @Test
    void makesAFolderForItsOwnerAlone() throws Exception {
        Home home = Home.open(folder.resolve("deep").resolve("home"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAFolderThatOthersCanWrite() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
        assertThatThrownBy(() -> Home.open(folder))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        problem -> assertThat(problem.violations().getFirst().hint())
                                .isEqualTo("Close it with: chmod 700 " + folder));
    }

    /// P1: its owner could put a key or a certificate of their own in place of ours.
    @Test
    void refusesAFolderOfAnotherAccount() throws Exception {
        assumeThat(isRoot()).as("only root can give a folder away").isTrue();
        Files.setAttribute(folder, "unix:uid", 65534);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> Home.open(folder)).isInstanceOfSatisfying(Invalid.class, problem -> {
            assertThat(problem.violations().getFirst().code()).isEqualTo("home.not-ours");
            assertThat(problem.hint()).contains("chown -R ACCOUNT " + folder);
        });
    }

    @Test
    void trustsItsOwnAccountAndRootAndNobodyElse() {
        assertThat(Owner.isTrusted(1000, 1000)).isTrue();
        assertThat(Owner.isTrusted(0, 1000)).isTrue();
        assertThat(Owner.isTrusted(1001, 1000)).isFalse();
        assertThat(Owner.isTrusted(1000, 0)).isFalse();
    }

    @Test
    void refusesAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Home.open(file)).isInstanceOf(Invalid.class).hasMessageContaining("not a folder");
    }

    @Test
    void saysThatItCannotMakeTheFolder() {
        assumeThat(Files.isDirectory(Path.of("/proc"))).isTrue();
        assertThatThrownBy(() -> Home.open(Path.of("/proc/home")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void readsASecretWhereTheReferenceSaysItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "first line\nsecond line\n");
        assertThat(new SecretReference("file:" + file).read("some.setting")).isEqualTo("first line");
        assertThat(new SecretReference("env:PATH").read("some.setting")).isNotEmpty();
    }

    @Test
    void refusesASecretInPlaceOfAReferenceWithoutRepeatingIt() {
        assertThatThrownBy(() -> new SecretReference("hunter2").read("some.setting"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("some.setting")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> new SecretReference("env:BAILEE_NO_SUCH").read("some.setting"))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new SecretReference("file:" + folder.resolve("none")).read("some.setting"))
                .isInstanceOf(Invalid.class);
    }

    private static boolean isRoot() throws Exception {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
    }
}
