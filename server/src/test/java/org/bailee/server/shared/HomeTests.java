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
}
