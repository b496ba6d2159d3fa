package org.bailee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.bench.Interleaved.Row;

/// Runs every measurement and prints one table.
final class Bench {
    private static final String HELP = """
            usage: bailee bench [PART…] [OPTION…]

            parts; all of them where none is named
              seal verify requests audit import erase seen
              backup rotation       of many people, who are imported first

            options
              --quick               a few minutes; shows that it works, its figures mean little
              --entries=10000000    how large a log `seen` reads
              --people=1000000      how many people `backup` is about, and `rotation` up to 200,000
              --home=DIR            where those people stay for the next time
            """;

    private static final long ROTATED = 200_000;

    private Bench() {}

    static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        boolean quick = List.of(arguments).contains("--quick");
        Tools tools = Tools.in(Path.of("").toAbsolutePath());
        Path folder = Files.createTempDirectory("bailee-bench");
        List<Row> rows = new ArrayList<>();
        try {
            if (wanted(arguments, "seal")) {
                rows.addAll(new SealBench().run(quick ? 3 : 11, quick ? 0.5 : 1));
            }
            if (wanted(arguments, "verify")) {
                rows.add(new VerifyBench(tools, folder.resolve("export"), quick ? 200_000 : 2_000_000)
                        .run(rounds(quick)));
            }
            String footnote = isAnyWanted(arguments, "requests", "audit", "import", "erase", "seen")
                    ? server(arguments, quick, tools, folder, rows)
                    : "";
            if (isAnyWanted(arguments, "backup", "rotation")) {
                populous(arguments, quick, tools, folder, rows);
            }
            System.out.print(table(rows, footnote));
        } finally {
            remove(folder);
        }
    }

    /// What is measured at a running server; answers how long it took to start and what memory it has.
    private static String server(String[] arguments, boolean quick, Tools tools, Path folder, List<Row> rows)
            throws Exception {
        int rounds = rounds(quick);
        Duration time = Duration.ofSeconds(quick ? 2 : 5);
        Path home = folder.resolve("home");
        Path register = write(folder, "register.yaml");
        String footnote;
        try (ServerProcess server = ServerProcess.start(tools.serverJar(), home)) {
            double first = server.startSeconds();
            tools.bailee(home, List.of("register", "apply", register.toString()));
            Bare bare = Bare.beside(home);
            Clients clients = Clients.of(server);
            if (wanted(arguments, "requests")) {
                rows.addAll(new RequestBench(clients, bare, home).run(rounds, time));
            }
            if (wanted(arguments, "audit")) {
                AuditBench audit = new AuditBench(tools, server, clients, bare);
                rows.addAll(audit.run(rounds, time, register, folder.resolve("unlogged")));
            }
            if (wanted(arguments, "import")) {
                ImportBench imports = new ImportBench(tools, server, bare, folder);
                rows.add(imports.run(quick ? 1 : 3, quick ? 20_000 : 200_000));
            }
            if (wanted(arguments, "erase")) {
                rows.addAll(new EraseBench(clients, bare).run(rounds, quick ? 500 : 5_000));
            }
            footnote = "first start %.1f s; resident memory after the load %,d MiB"
                    .formatted(first, server.residentMebibytes());
        }
        try (ServerProcess again = ServerProcess.start(tools.serverJar(), home)) {
            footnote += "; start with an existing home %.1f s, resident memory then %,d MiB"
                    .formatted(again.startSeconds(), again.residentMebibytes());
            if (wanted(arguments, "seen")) {
                // Last of all: it leaves entries that never get a place, and no server should be started on them.
                rows.addAll(new SeenBench(
                                again, Bare.inside(home), number(arguments, "entries", quick ? 200_000L : 10_000_000L))
                        .run(quick ? 1 : 3));
            }
        }
        return footnote;
    }

    /// What is measured at a server that keeps many people.
    private static void populous(String[] arguments, boolean quick, Tools tools, Path folder, List<Row> rows)
            throws Exception {
        Path home = value(arguments, "home").map(Path::of).orElse(folder.resolve("populous"));
        long people = number(arguments, "people", quick ? 20_000L : 1_000_000L);
        int rounds = quick ? 1 : 3;
        Path beside = Files.createDirectories(folder.resolve("beside"));
        if (wanted(arguments, "backup")) {
            try (Populace populace = Populace.of(people, tools, home, beside)) {
                rows.addAll(new BackupBench(tools, populace, beside).run(rounds));
            }
        }
        if (wanted(arguments, "rotation")) {
            // Of its own: with everybody it would take minutes a round.
            Path other = home.resolveSibling(home.getFileName() + "-rotation");
            try (Populace populace = Populace.of(Math.min(people, ROTATED), tools, other, beside)) {
                rows.addAll(new RotationBench(populace).run(rounds, Duration.ofSeconds(quick ? 1 : 10)));
            }
        }
    }

    private static int rounds(boolean quick) {
        return quick ? 1 : 5;
    }

    private static long number(String[] arguments, String name, long usual) {
        return value(arguments, name).map(Long::parseLong).orElse(usual);
    }

    private static Optional<String> value(String[] arguments, String name) {
        return Stream.of(arguments)
                .filter(word -> word.startsWith("--" + name + "="))
                .map(word -> word.substring(word.indexOf('=') + 1))
                .findFirst();
    }

    private static boolean isAnyWanted(String[] arguments, String... parts) {
        return Stream.of(parts).anyMatch(part -> wanted(arguments, part));
    }

    private static boolean wanted(String[] arguments, String part) {
        List<String> parts =
                Stream.of(arguments).filter(word -> !word.startsWith("--")).toList();
        return parts.isEmpty() || parts.contains(part);
    }

    private static Path write(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), Tools.resource(name));
    }

    private static String table(List<Row> rows, String footnote) {
        StringBuilder table = new StringBuilder("""
                | what | baseline | Bailee | ratio |
                |---|---:|---:|---:|
                """);
        for (Row row : rows) {
            table.append("| %s | %,.0f%s | %,.0f%s | %.2f× |%n"
                    .formatted(row.what(), row.baseline(), row.unit(), row.subject(), row.unit(), row.ratio()));
        }
        return table.append('\n').append(footnote).append('\n').toString();
    }

    static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                remove(file);
            }
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
