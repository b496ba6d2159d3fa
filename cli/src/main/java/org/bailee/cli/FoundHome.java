package org.bailee.cli;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.bailee.client.ApiKey;
import org.bailee.client.Home;

/// A home folder that nobody named: it was found where the command was typed.
///
/// Whoever can put one there, in a shared folder or an archive somebody unpacks, would be sent the key and the data. So
/// it counts only if it is this account's own, nobody else may write to it, and its server is on this machine.
final class FoundHome {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Path folder;
    private final long account;

    private FoundHome(Path folder, long account) {
        this.folder = folder;
        this.account = account;
    }

    /// @throws Failure if it may be somebody else's; nothing of it was read then
    static FoundHome at(Path folder) throws IOException {
        boolean unix = folder.getFileSystem().supportedFileAttributeViews().contains("unix");
        return at(folder, unix ? new UnixSystem().getUid() : -1);
    }

    /// @param account the number of the account that asks; negative where accounts have none
    static FoundHome at(Path folder, long account) throws IOException {
        // Where a link leads now is where it is read from.
        FoundHome home = new FoundHome(folder.toRealPath(), account);
        home.mustBeOwn(home.folder);
        home.mustBeOwn(home.folder.resolve("connection.json"));
        return home;
    }

    /// @param key in the place of the administrator's, if one is given
    /// @throws Failure if it names a server elsewhere
    Home with(Optional<ApiKey> key) throws IOException {
        Home home = key.isPresent() ? Home.in(folder, key.get()) : Home.in(folder);
        if (!HERE.contains(String.valueOf(home.url().getHost()))) {
            throw refused(folder + " names a server that is not on this machine.");
        }
        return home;
    }

    private void mustBeOwn(Path path) throws IOException {
        if (account < 0) {
            return;
        }
        if (((Number) Files.getAttribute(path, "unix:uid")).longValue() != account) {
            throw refused(path + " belongs to another account.");
        }
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(path);
        if (granted.contains(PosixFilePermission.GROUP_WRITE) || granted.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw refused("Other accounts may write to " + path + ".");
        }
    }

    private Failure refused(String why) {
        return new Failure(
                why + " It was only found here, so nothing was sent.",
                "If it is the one you mean, name it: --home " + ProgramName.quoted(folder.toString()));
    }
}
