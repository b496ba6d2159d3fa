package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTests {
    /// S29: who owns the folder may put a link where root is about to give a file away.
    @Test
    @Tag("S29")
    void givesAwayALinkAndNeverWhatItLeadsTo(@TempDir Path folder) throws Exception {
        assumeTrue(Account.isRoot());
        Path roots = Files.createFile(folder.resolve("roots"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), roots);

        new Account(Optional.of(new Account.Entry("other", 65534, 65534))).own(link);

        assertThat(Files.getAttribute(roots, "unix:uid")).isEqualTo(0);
        assertThat(Files.getAttribute(roots, "unix:gid")).isEqualTo(0);
        assertThat(Files.getAttribute(link, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(65534);
    }
}
