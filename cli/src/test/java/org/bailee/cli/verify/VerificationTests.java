package org.bailee.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
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

/// Every way to spoil a log that we could think of, and what the verifier says to it. The table it prints stands in
/// `docs/reference/audit-verify.md`, and must be the same.
class VerificationTests {
    private static final int SIZE = 600;
    private static final Signer LOG = Signer.of(BuiltLog.ORIGIN, 1);
    private static final Signer NEW = Signer.of(BuiltLog.ORIGIN, 1);
    private static final Signer STRANGER = Signer.of(BuiltLog.ORIGIN, 1);
    private static final Signer WITNESS = Signer.of("witness.example/w1", 4);
    private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    /// A log of people who are made, changed, looked at and searched for.
    static BuiltLog sound(int size) {
        Random random = new Random(4);
        BuiltLog log = new BuiltLog();
        List<UUID> people = new ArrayList<>();
        Map<UUID, Integer> versions = new HashMap<>();
        UUID actor = uuid(random);
        for (int i = 0; i < size; i++) {
            long at = BuiltLog.BEGAN + i * 1_000L;
            int what = people.isEmpty() ? 0 : random.nextInt(4);
            UUID person = what == 0 ? uuid(random) : people.get(random.nextInt(people.size()));
            Entry entry = new Entry(
                    at + 200, uuid(random), at, "subject-opened", actor, person, "fulfil-orders", 0, Map.of());
            entry = switch (what) {
                case 0 -> {
                    people.add(person);
                    versions.put(person, 1);
                    yield entry.kind("subject-created").details(Map.of("collections", "profile", "version", "1"));
                }
                case 1 ->
                    entry.kind("subject-changed")
                            .details(Map.of("version", Integer.toString(versions.merge(person, 1, Integer::sum))));
                case 2 -> entry.details(Map.of("fields", "profile.email=masked", "version", "1"));
                default -> entry.kind("people-searched").about(null).details(Map.of("fields", "profile.email"));
            };
            log.leaves.add(entry.leaf());
        }
        return log;
    }

    private static UUID uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static Told told(BuiltLog log, int position) {
        byte[] leaf = log.leaves.get(position);
        return new LeafReader().read(leaf, 0, leaf.length);
    }

    private static Entry entry(BuiltLog log, int position) {
        Told told = told(log, position);
        return new Entry(
                told.placedAt(),
                told.id(),
                told.at(),
                told.kind(),
                told.actor(),
                told.subject(),
                told.purpose(),
                told.outcome(),
                told.details());
    }

    private static int first(BuiltLog log, String kind, int from) {
        return Stream.iterate(from, i -> i + 1)
                .filter(i -> told(log, i).kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

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

    /// @param spoil what is done to the log before it is written; the key that signs it
    /// @param touch what is done to the folder after
    /// @param kept whether an older head, of 500 entries, was kept elsewhere
    record Case(String name, Spoil spoil, Touch touch, boolean kept, Flaw flaw, String where) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Spoil {
        void spoil(BuiltLog log);
    }

    interface Touch {
        void touch(Path folder, BuiltLog log) throws IOException;
    }

    private static Case bytes(String name, Touch touch, Flaw flaw, String where) {
        return new Case(name, _ -> {}, touch, false, flaw, where);
    }

    /// The whole log made anew, hashes and signature included, as whoever holds the database and the key could.
    private static Case anew(String name, Spoil spoil, boolean kept, Flaw flaw, String where) {
        return new Case(name + ", all hashed and signed anew", spoil, (_, _) -> {}, kept, flaw, where);
    }

    static Stream<Case> cases() {
        return Stream.of(
                        bytes("an entry edited", (f, _) -> flip(f.resolve("tile/entries/001"), 4_000), Flaw.HASHES, ""),
                        bytes(
                                "an entry deleted from the middle",
                                (f, l) -> bundle(f, l, 1, b -> b.remove(100)),
                                Flaw.HASHES,
                                "356–510"),
                        bytes(
                                "the last entry deleted",
                                (f, l) -> bundle(f, l, 2, b -> b.removeLast()),
                                Flaw.MISSING,
                                "599"),
                        bytes(
                                "an entry inserted",
                                (f, l) -> bundle(f, l, 1, b -> b.add(7, b.get(3))),
                                Flaw.FORM,
                                "256–511"),
                        bytes(
                                "an entry doubled in place of the next",
                                (f, l) -> bundle(f, l, 1, b -> b.set(8, b.get(7))),
                                Flaw.HASHES,
                                "264"),
                        bytes(
                                "two entries swapped",
                                (f, l) -> bundle(f, l, 0, b -> Collections.swap(b, 10, 11)),
                                Flaw.HASHES,
                                "10–11"),
                        bytes("a bundle cut off", (f, _) -> cut(f.resolve("tile/entries/000"), 1_001), Flaw.FORM, ""),
                        bytes(
                                "a bundle gone",
                                (f, _) -> Files.delete(f.resolve("tile/entries/001")),
                                Flaw.MISSING,
                                "256–511"),
                        bytes(
                                "two bundles swapped",
                                (f, _) -> swap(f.resolve("tile/entries/000"), f.resolve("tile/entries/001")),
                                Flaw.HASHES,
                                "0–511"),
                        bytes("a tile edited", (f, _) -> flip(f.resolve("tile/0/001"), 330), Flaw.HASHES, "266"),
                        bytes("a tile cut off", (f, _) -> cut(f.resolve("tile/0/001"), 8_000), Flaw.FORM, "256–511"),
                        bytes("a tile gone", (f, _) -> Files.delete(f.resolve("tile/0/000")), Flaw.MISSING, "0–255"),
                        bytes(
                                "a tile of the level above edited",
                                (f, _) -> flip(f.resolve("tile/1/000.p/2"), 5),
                                Flaw.HASHES,
                                ""),
                        bytes(
                                "a tile of the level above gone",
                                (f, _) -> Files.delete(f.resolve("tile/1/000.p/2")),
                                Flaw.MISSING,
                                ""),
                        bytes(
                                "a file that does not belong",
                                (f, _) -> Files.writeString(f.resolve("tile/entries/003"), "x"),
                                Flaw.FORM,
                                ""),
                        bytes(
                                "a link in place of a bundle",
                                (f, _) -> link(f.resolve("tile/entries/001")),
                                Flaw.FORM,
                                "256–511"),
                        bytes(
                                "the head's signature edited",
                                (f, l) -> head(f, l.head(SIZE) + "\n" + LOG.line(LOG.sign("another"))),
                                Flaw.SIGNATURES,
                                ""),
                        bytes(
                                "the head signed by an unknown key",
                                (f, l) -> head(f, l.checkpoint(SIZE, STRANGER)),
                                Flaw.SIGNATURES,
                                ""),
                        bytes(
                                "a witness's signature false",
                                (f, l) -> head(f, l.checkpoint(SIZE, LOG) + WITNESS.line(new byte[72])),
                                Flaw.SIGNATURES,
                                ""),
                        bytes("the head gone", (f, _) -> Files.delete(f.resolve("checkpoint")), Flaw.MISSING, ""),
                        bytes(
                                "the head is of a megabyte and more",
                                (f, _) -> Files.write(f.resolve("checkpoint"), new byte[2_000_000]),
                                Flaw.FORM,
                                ""),
                        anew(
                                "an entry edited",
                                l -> l.leaves.set(
                                        20,
                                        entry(l, 20).actor(uuid(new Random(9))).leaf()),
                                true,
                                Flaw.PAST,
                                "0–499"),
                        anew(
                                "an entry deleted from the middle",
                                l -> l.leaves.remove(first(l, "people-searched", 40)),
                                true,
                                Flaw.PAST,
                                "0–499"),
                        anew("two entries swapped", VerificationTests::swapTimeless, true, Flaw.PAST, "0–499"),
                        anew(
                                "the end cut off behind a kept head",
                                l -> l.leaves.subList(450, SIZE).clear(),
                                true,
                                Flaw.PAST,
                                "450–499"),
                        anew(
                                "an entry planted into the past",
                                l -> l.leaves.add(50, planted(l).leaf()),
                                true,
                                Flaw.PAST,
                                "0–499"),
                        anew(
                                "an entry twice",
                                l -> l.leaves.set(first(l, "people-searched", 300), again(l)),
                                false,
                                Flaw.ORDER,
                                ""),
                        anew(
                                "a place from before the one in front",
                                l -> l.leaves.set(
                                        70,
                                        entry(l, 70)
                                                .times(BuiltLog.BEGAN, BuiltLog.BEGAN)
                                                .leaf()),
                                false,
                                Flaw.ORDER,
                                "70"),
                        anew(
                                "an entry from after its place",
                                l -> l.leaves.set(
                                        70,
                                        entry(l, 70)
                                                .times(
                                                        entry(l, 70).at() + 9_000_000L,
                                                        entry(l, 70).placedAt())
                                                .leaf()),
                                false,
                                Flaw.ORDER,
                                "70"),
                        anew(
                                "a version left out",
                                l -> l.leaves.remove(first(l, "subject-changed", 60)),
                                false,
                                Flaw.SENSE,
                                ""),
                        anew(
                                "data shown without a purpose",
                                l -> edit(l, "subject-opened", e -> e.purpose(null)),
                                false,
                                Flaw.SENSE,
                                ""),
                        anew(
                                "data shown to nobody",
                                l -> edit(l, "subject-opened", e -> e.actor(new UUID(0, 0))),
                                false,
                                Flaw.SENSE,
                                ""),
                        anew(
                                "data shown without what was decided",
                                l -> edit(l, "subject-opened", e -> e.details(Map.of())),
                                false,
                                Flaw.SENSE,
                                ""),
                        anew(
                                "nobody's data shown",
                                l -> edit(l, "subject-opened", e -> e.about(null)),
                                false,
                                Flaw.SENSE,
                                ""),
                        anew("an entry of another version", l -> l.leaves.get(5)[8] = 2, false, Flaw.FORM, "5"),
                        anew("details not in their order", l -> l.leaves.set(5, unordered(l)), false, Flaw.FORM, "5"),
                        anew(
                                "something behind an entry",
                                l -> l.leaves.set(5, Arrays.copyOf(l.leaves.get(5), l.leaves.get(5).length + 1)),
                                false,
                                Flaw.FORM,
                                "5"),
                        anew("a length beyond the entry", l -> l.leaves.get(5)[33] = 127, false, Flaw.FORM, "5"),
                        anew(
                                "a kind in capitals",
                                l -> l.leaves.set(
                                        5, entry(l, 5).kind("Subject-Opened").leaf()),
                                false,
                                Flaw.FORM,
                                "5"),
                        anew(
                                "a change of key by one key alone",
                                l -> l.leaves.add(changeOfKey(l, LOG, NEW, true)),
                                false,
                                Flaw.SIGNATURES,
                                "600"))
                .map(one -> one);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Tag("S19")
    void namesWhatIsWrong(Case spoilt) throws IOException {
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
        Entry last = entry(log, SIZE - 1);
        log.leaves.add(last.kind("log-pruned")
                .times(last.at() + 1_000, last.placedAt() + 1_000)
                .about(null)
                .details(Map.of("before", "256", "root", Base64.getEncoder().encodeToString(log.root(0, 256))))
                .leaf());
        byte[] pruned = log.leaves.removeLast();
        pruned[24] ^= 1; // an id of its own
        log.leaves.add(pruned);
        log.write(folder, LOG);
        Files.delete(folder.resolve("tile/entries/000"));

        Report report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.gone()).isEqualTo(256);

        Files.delete(folder.resolve("tile/entries/001"));
        assertThat(verify().exit()).isEqualTo(Flaw.MISSING.exit());
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
        if (rows.size() > 1) {
            assertThat(Files.readString(page)).contains(rows);
        }
    }

    private static Entry planted(BuiltLog log) {
        Entry before = entry(log, 49);
        return before.kind("people-searched")
                .about(null)
                .details(Map.of("fields", "profile.email"))
                .times(before.at(), before.placedAt())
                .actor(uuid(new Random(77)));
    }

    private static byte[] again(BuiltLog log) {
        int before = first(log, "people-searched", 300);
        Entry at = entry(log, before);
        Entry twin = entry(log, first(log, "people-searched", 200));
        return new Entry(
                        at.placedAt(),
                        twin.id(),
                        at.at(),
                        at.kind(),
                        at.actor(),
                        at.subject(),
                        at.purpose(),
                        0,
                        at.details())
                .leaf();
    }

    private static void swapTimeless(BuiltLog log) {
        Entry one = entry(log, 20);
        Entry two = entry(log, 21);
        log.leaves.set(20, two.times(one.at(), one.placedAt()).leaf());
        log.leaves.set(21, one.times(two.at(), two.placedAt()).leaf());
    }

    private static void edit(BuiltLog log, String kind, java.util.function.UnaryOperator<Entry> change) {
        int at = first(log, kind, 100);
        log.leaves.set(at, change.apply(entry(log, at)).leaf());
    }

    private static byte[] unordered(BuiltLog log) {
        byte[] leaf = entry(log, 5).details(Map.of("a", "1", "b", "2")).leaf();
        byte[] swapped = leaf.clone();
        swapped[leaf.length - 16] = 'b';
        swapped[leaf.length - 6] = 'a';
        return swapped;
    }

    private static byte[] changeOfKey(BuiltLog log, Signer old, Signer made, boolean half) {
        String message =
                "bailee/log-key-changed/v1\n" + BuiltLog.ORIGIN + "\n" + old.vkey() + "\n" + made.vkey() + "\n";
        Base64.Encoder base64 = Base64.getEncoder();
        Entry last = entry(log, log.leaves.size() - 1);
        return new Entry(
                        last.placedAt() + 1_000,
                        uuid(new Random(5)),
                        last.at() + 1_000,
                        "log-key-changed",
                        last.actor(),
                        null,
                        null,
                        0,
                        Map.of(
                                "old-key",
                                old.vkey(),
                                "new-key",
                                made.vkey(),
                                "by-old",
                                base64.encodeToString(old.sign(half ? "else" : message)),
                                "by-new",
                                base64.encodeToString(made.sign(message))))
                .leaf();
    }

    private static void head(Path folder, String note) throws IOException {
        Files.writeString(folder.resolve("checkpoint"), note);
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static void cut(Path file, int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    }

    private static void swap(Path one, Path two) throws IOException {
        byte[] bytes = Files.readAllBytes(one);
        Files.write(one, Files.readAllBytes(two));
        Files.write(two, bytes);
    }

    private static void link(Path file) throws IOException {
        Path moved = file.resolveSibling("moved");
        Files.move(file, moved);
        Files.createSymbolicLink(file, moved.getFileName());
    }

    /// Writes a bundle anew, with its entries changed but no hash.
    private static void bundle(Path folder, BuiltLog log, int index, java.util.function.Consumer<List<byte[]>> change)
            throws IOException {
        int to = Math.min(log.leaves.size(), (index + 1) * 256);
        List<byte[]> leaves = new ArrayList<>(log.leaves.subList(index * 256, to));
        change.accept(leaves);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (byte[] leaf : leaves) {
            bytes.write(leaf.length >> 8);
            bytes.write(leaf.length);
            bytes.write(leaf);
        }
        String path = "tile/entries/%03d".formatted(index);
        Files.write(
                folder.resolve(to - index * 256 == 256 ? path : path + ".p/" + (to - index * 256)),
                bytes.toByteArray());
    }
}
