package org.bailee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.bench.Interleaved.Row;

/// A backup taken while the server runs, and `bailee restore` of it into a home of its own, process and
/// database started and every row compared, against COPY of all tables to local files and back into tables with
/// the same indexes.
final class BackupBench {
    private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z]+)\"");
    private static final double MEGABYTE = 1e6;
    private static final int WARM_UP = 3;

    private final Tools tools;
    private final Populace populace;
    private final Path folder;
    private final Copies copies;

    BackupBench(Tools tools, Populace populace, Path folder) {
        this.tools = tools;
        this.populace = populace;
        this.folder = folder;
        this.copies = new Copies(populace.database(), folder.resolve("copies"));
    }

    List<Row> run(int rounds) throws Exception {
        // Before anything counts the server's JVM learns the way, as that of one that runs for days has, and both read
        // from the same memory.
        long rows = copies.out();
        double megabytes = copies.bytes() / MEGABYTE;
        for (int warmUp = 0; warmUp < WARM_UP; warmUp++) {
            taken();
        }
        Row backup = Interleaved.compare(
                "backup of %,d rows".formatted(rows),
                2 * rounds - 1,
                () -> {
                    long from = System.nanoTime();
                    copies.out();
                    return rows / ((System.nanoTime() - from) / 1e9);
                },
                () -> rows / taken());
        Row restore = Interleaved.compare(
                "restore of %,d rows".formatted(rows), rounds, () -> rows / copies.in(), () -> rows / restored());
        List<Row> all = new ArrayList<>();
        for (Row row : List.of(backup, restore)) {
            all.add(row);
            all.add(row.times(megabytes / rows, " MB/s"));
        }
        return all;
    }

    /// The seconds it took to take the one backup that lies there afterwards.
    private double taken() throws IOException, InterruptedException {
        Bench.empty(populace.backups());
        try (Wire wire = populace.server().connect(populace.server().administratorKey())) {
            long from = System.nanoTime();
            wire.send("POST", "/v1/backups", "", "").expect(201);
            String state = "running";
            while (state.equals("running")) {
                Thread.sleep(10);
                String runs = wire.send("GET", "/v1/backups/runs", "", "").expect(200);
                Matcher newest = STATE.matcher(runs);
                state = newest.find() ? newest.group(1) : "lost";
            }
            if (!state.equals("done")) {
                throw new IOException("The backup is " + state);
            }
            return (System.nanoTime() - from) / 1e9;
        }
    }

    /// The seconds it took, from the start of the process to its end.
    private double restored() throws IOException, InterruptedException {
        Path home = folder.resolve("restored");
        Files.createDirectories(home.resolve("seal"));
        Files.copy(populace.server().home().resolve("seal/root.key"), home.resolve("seal/root.key"));
        try {
            return tools.restore(populace.backups(), home);
        } finally {
            Bench.remove(home);
        }
    }
}
