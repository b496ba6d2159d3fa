package org.bailee.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.bench.Interleaved.Row;

/// `bailee import` of a CSV file of people with eight fields, two of them indexed, against COPY of the same file.
final class ImportBench {
    private final Tools tools;
    private final ServerProcess server;
    private final Bare bare;
    private final Path folder;
    private final AtomicLong numbers = new AtomicLong(100_000_000);

    ImportBench(Tools tools, ServerProcess server, Bare bare, Path folder) {
        this.tools = tools;
        this.server = server;
        this.bare = bare;
        this.folder = folder;
    }

    /// Every round imports other people, since nobody can be stored twice.
    Row run(int rounds, int people) throws Exception {
        // Once before anything counts: a JVM learns its hot paths slowly.
        imported(file(people));
        return Interleaved.compare(
                "import %,d people from CSV".formatted(people),
                rounds,
                () -> people / bare.copy(file(people)),
                () -> people / imported(file(people)));
    }

    private double imported(Path csv) throws IOException, InterruptedException {
        long from = System.nanoTime();
        tools.bailee(
                server.home(),
                List.of("import", csv.toString(), "--into", "profile", "--as", "serve", "--mapping", mapping()));
        return (System.nanoTime() - from) / 1e9;
    }

    private String mapping() throws IOException {
        Path mapping = folder.resolve("people.mapping.yaml");
        if (!Files.exists(mapping)) {
            Files.writeString(mapping, Tools.resource("people-mapping.yaml"));
        }
        return mapping.toString();
    }

    private Path file(int people) throws IOException {
        long first = numbers.getAndAdd(people);
        Path csv = folder.resolve("people-" + first + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write(People.HEADER + "\n");
            for (long number = first; number < first + people; number++) {
                out.write(People.person(number).csv() + "\n");
            }
        }
        return csv;
    }
}
