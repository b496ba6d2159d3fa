package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gigabyte goes through a program that has 96 MiB.
@Tag("soak")
class HugeFileTests {
    private static final long SIZE = 1L << 30;

    @Test
    void readsAGigabyteInLittleMemory(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("huge.csv");
        long rows = write(file);
        try (FakeBailee server = new FakeBailee()) {
            Path said = folder.resolve("said");
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx96m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "org.bailee.cli.Main",
                            "import",
                            file.toString(),
                            "--into",
                            "profile",
                            "--as",
                            "fulfil-orders",
                            "--dry-run",
                            "--home",
                            server.homeIn(folder.resolve("home")).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();

            assertThat(program.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(Files.readString(said)).contains(rows + " rows in", "Nothing was sent: this was a dry run.");
            assertThat(program.exitValue()).isZero();
        }
    }

    private static long write(Path file) throws IOException {
        String filler = "x".repeat(200);
        long rows = 0;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("CustomerId,FirstName,LastName,Email,Notes\n");
            while (written < SIZE) {
                rows++;
                String row = rows + ",Given,\"Family\nName\",p" + rows + "@example.org," + filler + "\n";
                out.write(row);
                written += row.length();
            }
        }
        return rows;
    }
}
