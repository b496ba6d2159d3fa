package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bailee.server.shared.Home;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesCacheTests {
    @Test
    void isTheUsersOwn(@TempDir Path folder) {
        Home home = new Home(folder.resolve("home"));

        assertThat(BinariesCache.ofUser(home, "", folder.toString())).isEqualTo(folder.resolve(".cache/bailee"));
        assertThat(BinariesCache.ofUser(home, folder.toString(), "/root")).isEqualTo(folder.resolve("bailee"));
    }

    /// S29: a folder anybody can make first would let anybody choose the programs we run.
    @Test
    @Tag("S29")
    void isInTheHomeFolderAndNeverAmongTemporaryFilesForAnAccountWithoutAHome(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        Path noFolder = Files.createFile(folder.resolve("null"));

        assertThat(BinariesCache.ofUser(home, "", noFolder.toString())).isEqualTo(folder.resolve("programs"));
    }
}
