package org.bailee.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bailee.cli.verify.SpoiltLogs.LOG;
import static org.bailee.cli.verify.SpoiltLogs.sound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCopyTests {
    @TempDir
    Path work;

    private Path server = Path.of("");
    private Path copy = Path.of("");
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void folders() {
        server = work.resolve("server");
        copy = work.resolve("copy");
    }

    @Test
    void fetchesAWholeLogThatVerifies() throws IOException, InterruptedException {
        serve(600);
        LogCopy.Copied copied = copy();
        assertThat(copied.size()).isEqualTo(600);
        assertThat(copied.isStopped()).isFalse();
        assertThat(verified().exit()).isZero();
    }

    @Test
    void fetchesOnlyWhatIsNewAndKeepsTheOlderHead() throws IOException, InterruptedException {
        serve(600);
        copy();
        asked.clear();
        serve(900);
        copy();
        assertThat(asked).doesNotContain("tile/entries/000", "tile/entries/001").contains("tile/entries/002");
        assertThat(copy.resolve("checkpoints/600")).exists();
        assertThat(copy.resolve("tile/entries/002.p/88")).doesNotExist();
        Report report = verified();
        assertThat(report.exit()).isZero();
        assertThat(report.olderHeads()).isEqualTo(1);
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException, InterruptedException {
        serve(1_100);
        LogCopy.Copied stopped = fetching().copy(_ -> {}, () -> asked.size() > 6);
        assertThat(stopped.isStopped()).isTrue();
        assertThat(copy.resolve("checkpoint")).doesNotExist();
        long before = asked.stream().filter(path -> path.startsWith("tile")).count();
        asked.clear();
        copy();
        assertThat(before).isPositive();
        assertThat(asked).doesNotContain("tile/entries/000");
        assertThat(verified().exit()).isZero();
    }

    @Test
    void clearsAwayWhatAKilledCopyLeft() throws IOException, InterruptedException {
        serve(10);
        Files.createDirectories(copy);
        Files.writeString(copy.resolve(".part123"), "half");
        copy();
        assertThat(copy.resolve(".part123")).doesNotExist();
        assertThat(verified().exit()).isZero();
    }

    @Test
    void takesNoOtherLogAndNoOlderOneInItsPlace() throws IOException {
        serve(600);
        copy();
        byte[] head = Files.readAllBytes(copy.resolve("checkpoint"));
        serve(500);
        refused("cut off");
        BuiltLog other = sound(600);
        other.leaves.set(3, sound(700).leaves.get(650));
        other.write(server, LOG);
        refused("a fork");
        Files.writeString(
                server.resolve("checkpoint"),
                Files.readString(server.resolve("checkpoint")).replaceFirst(BuiltLog.ORIGIN, "bailee/other"));
        refused("another log");
        assertThat(copy.resolve("checkpoint")).hasBinaryContent(head);
    }

    @Test
    void takesNoLongerLogThatTellsAnotherPast() throws IOException, InterruptedException {
        serve(600);
        copy();
        // Once where it was fetched for good, once at the edge that is fetched again.
        for (int rewritten : List.of(3, 590)) {
            BuiltLog other = sound(900);
            other.leaves.set(rewritten, sound(700).leaves.get(650));
            other.write(server, LOG);
            Files.writeString(server.resolve("keys"), "another\n");
            refused("does not go on");
            Report report = verified();
            assertThat(report.findings()).isEmpty();
            assertThat(report.size()).isEqualTo(600);
        }
        serve(900);
        assertThat(copy().size()).isEqualTo(900);
        assertThat(verified().exit()).isZero();
    }

    @Test
    void growsFromNothing() throws IOException, InterruptedException {
        serve(0);
        copy();
        serve(256);
        copy();
        serve(512);
        copy();
        assertThat(verified().exit()).isZero();
    }

    @Test
    void doesWithoutBundlesThatArePruned() throws IOException {
        serve(600);
        Files.delete(server.resolve("tile/entries/000"));
        assertThat(copy().gone()).isEqualTo(1);
        assertThat(copy.resolve("tile/entries/000")).doesNotExist();
        assertThat(copy.resolve("tile/entries/001")).exists();
    }

    /// What is told of people is for nobody else on the machine.
    @Test
    void letsNobodyElseRead() throws IOException {
        serve(300);
        copy();
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .hasSize(2);
            }
        }
    }

    private void refused(String because) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(this::copy)
                .satisfies(refused -> assertThat(refused.why()).contains(because));
    }

    private void serve(int size) throws IOException {
        sound(size).write(server, LOG);
        Files.writeString(server.resolve("witnesses"), "");
    }

    private LogCopy.Copied copy() throws IOException {
        return fetching().copy(_ -> {}, () -> false);
    }

    private LogCopy fetching() {
        return new LogCopy(copy, path -> {
            asked.add(path);
            Path file = server.resolve(path);
            try {
                return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private Report verified() throws InterruptedException {
        return new Verification(new LogFolder(copy), List.of(LOG.verifier()), List.of(), 0, List.of()).run(_ -> {});
    }
}
