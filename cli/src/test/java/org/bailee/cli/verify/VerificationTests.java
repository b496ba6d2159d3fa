package org.bailee.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.cli.verify.SpoiltLogs.LOG;
import static org.bailee.cli.verify.SpoiltLogs.NEW;
import static org.bailee.cli.verify.SpoiltLogs.SIZE;
import static org.bailee.cli.verify.SpoiltLogs.WITNESS;
import static org.bailee.cli.verify.SpoiltLogs.changeOfKey;
import static org.bailee.cli.verify.SpoiltLogs.entry;
import static org.bailee.cli.verify.SpoiltLogs.first;
import static org.bailee.cli.verify.SpoiltLogs.sound;
import static org.bailee.cli.verify.SpoiltLogs.uuid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bailee.cli.verify.BuiltLog.Entry;
import org.bailee.cli.verify.BuiltLog.Signer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way to spoil a log that we could think of, and what the verifier says to it. The table it prints
/// stands in `docs/reference/audit-verify.md`, and must be the same.
class VerificationTests {
    private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    private Report verify(Path where, List<PublicKey> keys, List<Head> older) {
        try {
            return new Verification(new LogFolder(where), keys, List.of(WITNESS.verifier()), 0, older).run(_ -> {});
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Report verify() {
        return verify(folder, List.of(LOG.verifier()), List.of());
    }

    private static Head kept(BuiltLog log, int size, Signer signer) {
        return Head.parse("kept", log.checkpoint(size, signer).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsNothingWrongWithASoundLog() {
        BuiltLog log = sound(SIZE);
        log.write(folder, LOG, WITNESS);

        Report report = verify(folder, List.of(LOG.verifier()), List.of(kept(log, 1, LOG), kept(log, 300, LOG)));

        assertThat(report.findings()).isEmpty();
        assertThat(report.checked()).isEqualTo(SIZE);
        assertThat(report.cosigned()).containsExactly("witness.example/w1");
        assertThat(report.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 1025})
    void findsNothingWrongWhateverTheSize(int size) {
        BuiltLog log = sound(size);
        log.write(folder, LOG);
        List<Head> all = Stream.iterate(1, i -> i <= size, i -> i + 97)
                .map(i -> kept(log, i, LOG))
                .toList();

        assertThat(verify(folder, List.of(LOG.verifier()), all).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.bailee.cli.verify.SpoiltLogs#cases")
    @Tag("S19")
    void namesWhatIsWrong(SpoiltLogs.Case spoilt) throws IOException {
        BuiltLog honest = sound(SIZE);
        BuiltLog log = sound(SIZE);
        spoilt.spoil().spoil(log);
        log.write(folder, LOG);
        spoilt.touch().touch(folder, log);

        Report report =
                verify(folder, List.of(LOG.verifier()), spoilt.kept() ? List.of(kept(honest, 500, LOG)) : List.of());

        assertThat(report.findings()).isNotEmpty();
        Finding found = report.findings().stream()
                .filter(finding -> finding.flaw() == spoilt.flaw())
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.findings().toString()));
        if (!spoilt.where().isEmpty()) {
            assertThat(found.where()).endsWith(" " + spoilt.where());
        }
        assertThat(report.exit()).isEqualTo(report.findings().getFirst().flaw().exit());
        TABLE.add("| %s%s | %s%s | %d |"
                .formatted(
                        spoilt.name(),
                        spoilt.kept() ? ", and an older head was kept" : "",
                        found.where().isEmpty() ? "" : found.where() + ": ",
                        found.says(),
                        report.exit()));
    }

    /// S20: two heads of one size.
    @Test
    @Tag("S20")
    void tellsAForkByTheOtherHead() {
        BuiltLog log = sound(SIZE);
        log.write(folder, LOG);
        BuiltLog other = sound(SIZE);
        other.leaves.set(3, entry(other, 3).actor(uuid(new Random(1))).leaf());

        Report report = verify(folder, List.of(LOG.verifier()), List.of(kept(other, SIZE, LOG)));

        assertThat(report.exit()).isEqualTo(Flaw.PAST.exit());
        assertThat(report.findings().getFirst().says()).startsWith("A fork");
        TABLE.add("| two heads of one size | %s | %d |"
                .formatted(report.findings().getFirst().says(), report.exit()));
    }

    @Test
    void followsAChangeOfKeyThatBothSigned() {
        BuiltLog log = sound(300);
        log.leaves.add(changeOfKey(log, LOG, NEW, false));
        log.write(folder, NEW);

        assertThat(verify(folder, List.of(LOG.verifier()), List.of(kept(log, 300, LOG)))
                        .findings())
                .isEmpty();
        assertThat(verify(folder, List.of(LOG.verifier()), List.of(kept(log, 300, NEW)))
                        .exit())
                .isEqualTo(Flaw.SIGNATURES.exit());
    }

    @Test
    void takesPruningForWhatItIsOnlyIfAnEntryTellsOfIt() throws IOException {
        BuiltLog log = sound(SIZE);
        log.leaves.add(pruned(log, LOG));
        log.write(folder, LOG);
        Files.delete(folder.resolve("tile/entries/000"));

        Report report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.gone()).isEqualTo(256);

        Files.delete(folder.resolve("tile/entries/001"));
        // The hole alone, though what is in front of it is not there either.
        assertThat(verify().findings()).first().satisfies(hole -> {
            assertThat(hole.flaw()).isEqualTo(Flaw.MISSING);
            assertThat(hole.where()).isEqualTo("entries 256–511");
        });
    }

    /// S19: whoever plants such an entry hides no hole behind it.
    @Test
    @Tag("S19")
    void takesNoPruningThatTheLogsKeyDidNotSign() throws IOException {
        BuiltLog log = sound(SIZE);
        log.leaves.add(pruned(log, NEW));
        log.write(folder, LOG);
        assertThat(verify().findings()).singleElement().satisfies(found -> {
            assertThat(found.flaw()).isEqualTo(Flaw.SIGNATURES);
            assertThat(found.where()).isEqualTo("entry " + SIZE);
        });

        Files.delete(folder.resolve("tile/entries/000"));
        Report report = verify();
        assertThat(report.exit()).isEqualTo(Flaw.MISSING.exit());
        assertThat(report.findings()).extracting(Finding::where).contains("entries 0–255");
    }

    private static byte[] pruned(BuiltLog log, Signer signer) {
        Entry last = entry(log, SIZE - 1);
        String root = Base64.getEncoder().encodeToString(log.root(0, 256));
        byte[] by = signer.sign("bailee/log-pruned/v1\n" + BuiltLog.ORIGIN + "\n256\n" + root + "\n");
        byte[] pruned = last.kind("log-pruned")
                .times(last.at() + 1_000, last.placedAt() + 1_000)
                .about(null)
                .details(Map.of(
                        "before", "256", "root", root, "by", Base64.getEncoder().encodeToString(by)))
                .leaf();
        pruned[24] ^= 1; // an id of its own
        return pruned;
    }

    /// What a copy that was killed left half written is no part of the log.
    @Test
    void isNotPutOffByWhatAKilledCopyLeft() throws IOException {
        sound(300).write(folder, LOG);
        Files.writeString(folder.resolve(".part123"), "half");

        assertThat(verify().findings()).isEmpty();

        Files.writeString(folder.resolve("tile/.part123"), "half");
        assertThat(verify().exit()).isEqualTo(Flaw.FORM.exit());
    }

    @Test
    void needsNoWitnesses() throws IOException {
        sound(300).write(folder, LOG);
        for (String witnesses : List.of("", WITNESS.vkey() + "\n")) {
            Files.writeString(folder.resolve("witnesses"), witnesses);
            assertThat(verify().findings()).isEmpty();
        }
    }

    @Test
    void notesWhatGotItsPlaceLongAfterItWasMade() {
        BuiltLog log = sound(300);
        int late = first(log, "people-searched", 100);
        Entry entry = entry(log, late);
        log.leaves.set(
                late, entry.times(entry.at() - 3_600_000_000L, entry.placedAt()).leaf());
        log.write(folder, LOG);

        Report report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.late()).isEqualTo(1);
        assertThat(report.firstLate()).isEqualTo(late);
    }

    /// The table of the documentation is what was found here.
    @AfterAll
    static void theDocumentationTellsTheSame() throws IOException {
        Path page = Path.of("..", "docs", "reference", "audit-verify.md");
        Path printed = Path.of("target", "audit-verify-table.md");
        List<String> rows = TABLE.stream().sorted().toList();
        Files.write(printed, rows);
        // Not where only some of the tests were run.
        if (rows.size() == SpoiltLogs.cases().count() + 1) {
            try (Stream<String> lines = Files.lines(page)) {
                assertThat(lines.filter(line -> line.startsWith("| ")).skip(1)).containsExactlyElementsOf(rows);
            }
        }
    }
}
