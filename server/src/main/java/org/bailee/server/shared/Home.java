package org.bailee.server.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The folder where one Bailee keeps everything that is not in the database: only its own account may look inside.
public record Home(Path folder) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /// Opens the folder, and makes it if it is not there.
    ///
    /// @throws Invalid if it cannot be made, or if others own it or may write to it: they could swap a key or a
    /// certificate
    public static Home open(Path folder) {
        Home home = new Home(folder.toAbsolutePath().normalize());
        makePrivateFolder(home.folder);
        return home;
    }

    /// The embedded PostgreSQL's own folder.
    public Path database() {
        return folder.resolve("database");
    }

    /// Where the password of the embedded PostgreSQL's administrator is kept: beside its folder, not in it.
    public Path databasePassword() {
        return folder.resolve("database.password");
    }

    public Path rootKey() {
        return folder.resolve("seal").resolve("root.key");
    }

    public Path tls() {
        return folder.resolve("tls");
    }

    /// The first administrator's API key.
    public Path adminKey() {
        return folder.resolve("admin.key");
    }

    /// What a command line on the same machine needs to find the server: its URL and its certificate.
    public Path connection() {
        return folder.resolve("connection.json");
    }

    /// What the audit log has published.
    public Path log() {
        return folder.resolve("log");
    }

    /// Held locked by the one process that uses this folder.
    public Path lock() {
        return folder.resolve("lock");
    }

    /// Makes a folder that only this process's account may enter, unless it is there already and its own.
    public static void makePrivateFolder(Path folder) {
        makeFolder(folder);
        try {
            if (!Owner.isTrusted(folder)) {
                throw Invalid.of(
                        "home",
                        "home.not-ours",
                        folder + " belongs to another account than the one that runs Bailee.",
                        "Run Bailee as that account, or give the folder to the one that runs it: chown -R ACCOUNT "
                                + folder);
            }
        } catch (IOException failed) {
            throw unusable(folder, failed);
        }
    }

    /// Makes a folder that its owner alone may enter, unless it is there already, whoever that owner is.
    public static void makeFolder(Path folder) {
        try {
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (Files.notExists(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                if (posix) {
                    Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                } else {
                    Files.createDirectory(folder);
                }
            }
            if (!Files.isDirectory(folder)) {
                throw Invalid.of(
                        "home", "home.not-a-folder", folder + " is not a folder.", "Name a folder with --home.");
            }
            if (posix && isWritableByOthers(folder)) {
                throw Invalid.of(
                        "home",
                        "home.open-to-others",
                        "Other accounts may write to " + folder + ".",
                        "Close it with: chmod 700 " + folder);
            }
        } catch (IOException failed) {
            throw unusable(folder, failed);
        }
    }

    private static Invalid unusable(Path folder, IOException failed) {
        return Invalid.of(
                "home",
                "home.unusable",
                "The folder " + folder + " cannot be made or read ("
                        + failed.getClass().getSimpleName() + ").",
                "Choose a folder this account may write to with --home.");
    }

    private static boolean isWritableByOthers(Path folder) throws IOException {
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(folder);
        return granted.contains(PosixFilePermission.GROUP_WRITE) || granted.contains(PosixFilePermission.OTHERS_WRITE);
    }
}
