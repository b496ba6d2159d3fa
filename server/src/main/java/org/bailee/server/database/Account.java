package org.bailee.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.server.shared.Unavailable;

/// The system account PostgreSQL runs as: our own, or one made for it when we are root, which PostgreSQL refuses.
///
/// @param other the account to change to; empty if PostgreSQL runs as ourselves
record Account(Optional<Entry> other) {
    /// As Linux has it, whatever the account is called.
    private static final int NOBODY = 65534;

    private static final List<String> PREFERRED = List.of("bailee", "postgres");
    private static final String MAKE_ONE = "Make an account with: useradd --system --user-group bailee";

    /// A line of the system's account list.
    record Entry(String name, int uid, int gid) {
        private boolean isShared() {
            return name.equals("nobody") || uid == NOBODY;
        }
    }

    /// The account that owns the data, or will.
    static Account of(Path data) {
        if (!isRoot()) {
            return new Account(Optional.empty());
        }
        if (NewAccount.isNeeded(owner(data), entries())) {
            NewAccount.make();
        }
        return new Account(Optional.of(choose(owner(data), entries())));
    }

    /// Puts before a command what makes it run as this account and end when we do.
    List<String> command(boolean endsWithUs, List<String> command) {
        List<String> full = new ArrayList<>();
        Optional<Path> setpriv = program("setpriv");
        if (endsWithUs) {
            // A session of its own: Ctrl-C in the terminal reaches us, who stop PostgreSQL last, but not PostgreSQL.
            program("setsid").ifPresent(setsid -> full.add(setsid.toString()));
        }
        if (other.isPresent() || (endsWithUs && setpriv.isPresent())) {
            full.add(setpriv.orElseThrow(Account::noSetpriv).toString());
            other.ifPresent(entry -> full.addAll(List.of(
                    "--reuid", String.valueOf(entry.uid()), "--regid", String.valueOf(entry.gid()), "--clear-groups")));
            full.add("--no-new-privs");
            if (endsWithUs) {
                full.addAll(List.of("--pdeathsig", "INT"));
            }
        }
        full.addAll(command);
        return full;
    }

    /// Hands a file or folder over to this account. A link is handed over itself and not what it leads to: the folder
    /// may be this account's already, and it must not be able to have anything of root's given to it.
    void own(Path path) throws IOException {
        if (other.isPresent()) {
            Files.setAttribute(path, "unix:gid", other.get().gid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:uid", other.get().uid(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    /// How the account names its data folder, the process's working folder.
    ///
    /// A changed account may be unable to walk the path to it (`/root` is closed to others), but may always
    /// reach where it already stands.
    String dataFolder(Path data) {
        return other.isPresent() ? "/proc/self/cwd" : data.toString();
    }

    static boolean isRoot() {
        Path self = Path.of("/proc/self");
        try {
            return Files.exists(self)
                    ? Objects.equals(Files.getAttribute(self, "unix:uid"), 0)
                    : "root".equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /// The account that owns the data, or one that may be given it.
    ///
    /// Never `nobody`: whatever daemon has no account of its own runs as that, and could read the data and the
    /// memory of whoever works on it. Nor a number that no account has: PostgreSQL makes no database without
    /// a name.
    ///
    /// @param owner of the data, if there is any yet
    static Entry choose(Optional<Integer> owner, List<Entry> entries) {
        List<Entry> ours = entries.stream()
                .filter(entry -> entry.uid() != 0 && !entry.isShared())
                .toList();
        if (owner.filter(uid -> entries.stream().anyMatch(entry -> entry.uid() == uid && entry.isShared()))
                .isPresent()) {
            throw new Unavailable(
                    "database.shared-account",
                    "The database's files belong to nobody, the account of every program without its own.",
                    MAKE_ONE + ", and give it the home folder's database/ with: chown -R bailee: database");
        }
        return owner.flatMap(
                        uid -> ours.stream().filter(entry -> entry.uid() == uid).findFirst())
                .or(() -> preferred(entries))
                .orElseThrow(() -> new Unavailable(
                        "database.no-account",
                        "PostgreSQL refuses to run as root, and there is no account of its own to run it as.",
                        "Run Bailee as an ordinary user. Or: " + MAKE_ONE + "."));
    }

    /// One that was made for a database, and for nothing else.
    static Optional<Entry> preferred(List<Entry> entries) {
        return PREFERRED.stream()
                .flatMap(name -> entries.stream().filter(entry -> entry.name().equals(name)))
                .filter(entry -> entry.uid() != 0 && !entry.isShared())
                .findFirst();
    }

    private static Optional<Integer> owner(Path data) {
        try {
            return Files.exists(data) ? Optional.of((Integer) Files.getAttribute(data, "unix:uid")) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static List<Entry> entries() {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(parts -> parts.length >= 4)
                    .map(parts -> new Entry(parts[0], Integer.parseInt(parts[2]), Integer.parseInt(parts[3])))
                    .toList();
        } catch (IOException | NumberFormatException _) {
            return List.of();
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Unavailable noSetpriv() {
        return new Unavailable(
                "database.no-setpriv",
                "PostgreSQL refuses to run as root, and the program that changes the account, setpriv, is not here.",
                "Run Bailee as an ordinary user, or install the package util-linux.");
    }
}
