package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTests {
    private static final Account.Entry BAILEE = new Account.Entry("bailee", 999, 999);
    private static final List<Account.Entry> DEBIAN = List.of(
            new Account.Entry("root", 0, 0),
            new Account.Entry("daemon", 1, 1),
            new Account.Entry("www-data", 33, 33),
            new Account.Entry("nobody", 65534, 65534));

    /// P1: another daemon of the same account could read the data folder and the server's memory.
    @Test
    void sharesNoAccountWithOtherDaemons() {
        assertRefused(Optional.empty(), DEBIAN, "database.no-account");
        assertRefused(Optional.of(0), DEBIAN, "database.no-account");
        assertRefused(Optional.of(65534), with(BAILEE), "database.shared-account");
        assertRefused(Optional.empty(), List.of(new Account.Entry("bailee", 65534, 65534)), "database.no-account");
    }

    @Test
    void takesTheAccountMadeForItOrTheOneThatOwnsTheData() {
        Account.Entry postgres = new Account.Entry("postgres", 101, 104);
        assertThat(Account.choose(Optional.empty(), with(postgres, BAILEE))).isEqualTo(BAILEE);
        assertThat(Account.choose(Optional.empty(), with(postgres))).isEqualTo(postgres);
        assertThat(Account.choose(Optional.of(101), with(postgres, BAILEE))).isEqualTo(postgres);
        assertThat(Account.choose(Optional.of(33), with(BAILEE)).name()).isEqualTo("www-data");
    }

    @Test
    void asksForANewAccountOnlyWhereNoneIsAndNothingIsDecided() {
        assertThat(NewAccount.isNeeded(Optional.empty(), DEBIAN)).isTrue();
        assertThat(NewAccount.isNeeded(Optional.of(0), DEBIAN)).isTrue();
        assertThat(NewAccount.isNeeded(Optional.empty(), with(BAILEE))).isFalse();
        assertThat(NewAccount.isNeeded(Optional.of(33), DEBIAN)).isFalse();
        assertThat(NewAccount.isNeeded(Optional.of(65534), DEBIAN)).isFalse();
    }

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

    private static List<Account.Entry> with(Account.Entry... more) {
        List<Account.Entry> entries = new ArrayList<>(DEBIAN);
        entries.addAll(List.of(more));
        return entries;
    }

    private static void assertRefused(Optional<Integer> owner, List<Account.Entry> entries, String code) {
        assertThatThrownBy(() -> Account.choose(owner, entries)).isInstanceOfSatisfying(Unavailable.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.hint()).contains("useradd --system --user-group bailee");
        });
    }
}
