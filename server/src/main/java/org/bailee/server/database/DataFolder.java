package org.bailee.server.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Unavailable;

/// The embedded PostgreSQL's files: made on the first start, whole or not at all.
record DataFolder(Path data, String password, Binaries binaries, Account account) {
    static DataFolder open(Home home, Binaries binaries, SecureRandom random) throws IOException {
        // Another account's where we are root; PostgreSQL itself insists on owning what is in it.
        Home.makeFolder(home.database());
        Path data = home.database().resolve("data");
        Account account = Account.of(data);
        account.own(home.database());
        boolean made = Files.exists(data.resolve("PG_VERSION"));
        DataFolder folder = new DataFolder(data, password(home.databasePassword(), made, random), binaries, account);
        if (made) {
            folder.requireSameVersion();
        } else {
            folder.make();
        }
        return folder;
    }

    List<String> serverCommand(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", account.dataFolder(data)));
        command.addAll(arguments);
        return account.command(true, command);
    }

    private void make() throws IOException {
        Path aside = data.resolveSibling("data.new");
        Binaries.delete(aside);
        createPrivate(aside);
        Path passwordOnce = aside.resolveSibling("password.once");
        Files.deleteIfExists(passwordOnce);
        writePrivate(passwordOnce, password);
        account.own(passwordOnce);
        try {
            initialise(aside);
        } finally {
            Files.delete(passwordOnce);
        }
        // Renamed when complete, and the rename made durable: a start that was cut short begins anew.
        Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel parent = FileChannel.open(data.resolveSibling("."), StandardOpenOption.READ)) {
            parent.force(true);
        }
    }

    private void createPrivate(Path folder) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(folder);
    }

    private void initialise(Path aside) throws IOException {
        List<String> command = account.command(
                false,
                List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + account.dataFolder(aside),
                        "--username=" + Cluster.ADMINISTRATOR,
                        "--pwfile=" + account.dataFolder(aside) + "/../password.once",
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
        Process process = new ProcessBuilder(command)
                .directory(aside.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new Unavailable(
                    said.contains("No space left on device") ? "database.full" : "database.not-made",
                    "The database could not be made. PostgreSQL said:\n"
                            + said.strip().indent(4).stripTrailing(),
                    "Put right what it names and start again.");
        }
    }

    private void requireSameVersion() throws IOException {
        String made = Files.readString(data.resolve("PG_VERSION")).strip();
        String ours = Binaries.VERSION.replaceAll("\\..*", "");
        if (!made.equals(ours)) {
            throw new Unavailable(
                    "database.other-version",
                    "The database was made by PostgreSQL " + made + "; this Bailee carries " + ours + ".",
                    "Export with the Bailee that made it and import here, or run PostgreSQL " + made
                            + " yourself and name it with --database-url.");
        }
    }

    private static String password(Path file, boolean needed, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        if (needed) {
            throw new Unavailable(
                    "database.password-missing",
                    "The file " + file + ", which opens the database, is missing.",
                    "Put it back from a copy of the home folder.");
        }
        String password = Cluster.password(random);
        writePrivate(file, password);
        return password;
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(
                file, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(StandardCharsets.UTF_8.encode(text + "\n"));
            channel.force(true);
        }
    }
}
