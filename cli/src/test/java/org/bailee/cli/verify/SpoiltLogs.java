package org.bailee.cli.verify;

import java.io.IOException;
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

/// A sound log, and every way to spoil one that we could think of.
final class SpoiltLogs {
    static final int SIZE = 600;
    static final Signer LOG = Signer.of(BuiltLog.ORIGIN, 1);
    static final Signer NEW = Signer.of(BuiltLog.ORIGIN, 1);
    static final Signer STRANGER = Signer.of(BuiltLog.ORIGIN, 1);
    static final Signer WITNESS = Signer.of("witness.example/w1", 4);

    private SpoiltLogs() {}

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

    static UUID uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    static Told told(BuiltLog log, int position) {
        byte[] leaf = log.leaves.get(position);
        return new LeafReader().read(leaf, 0, leaf.length);
    }

    static Entry entry(BuiltLog log, int position) {
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

    static int first(BuiltLog log, String kind, int from) {
        return Stream.iterate(from, i -> i + 1)
                .filter(i -> told(log, i).kind().equals(kind))
                .findFirst()
                .orElseThrow();
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

    static Case bytes(String name, Touch touch, Flaw flaw, String where) {
        return new Case(name, _ -> {}, touch, false, flaw, where);
    }

    /// The whole log made anew, hashes and signature included, as whoever holds the database and the key could.
    static Case anew(String name, Spoil spoil, boolean kept, Flaw flaw, String where) {
        return new Case(name + ", all hashed and signed anew", spoil, (_, _) -> {}, kept, flaw, where);
    }

    static Stream<Case> cases() {
        return Stream.of(
                        bytes(
                                "an entry edited",
                                (f, _) -> SpoiltFolder.flip(f.resolve("tile/entries/001"), 4_000),
                                Flaw.HASHES,
                                ""),
                        bytes(
                                "an entry deleted from the middle",
                                (f, l) -> SpoiltFolder.bundle(f, l, 1, b -> b.remove(100)),
                                Flaw.HASHES,
                                "356–510"),
                        bytes(
                                "the last entry deleted",
                                (f, l) -> SpoiltFolder.bundle(f, l, 2, b -> b.removeLast()),
                                Flaw.MISSING,
                                "599"),
                        bytes(
                                "an entry inserted",
                                (f, l) -> SpoiltFolder.bundle(f, l, 1, b -> b.add(7, b.get(3))),
                                Flaw.FORM,
                                "256–511"),
                        bytes(
                                "an entry doubled in place of the next",
                                (f, l) -> SpoiltFolder.bundle(f, l, 1, b -> b.set(8, b.get(7))),
                                Flaw.HASHES,
                                "264"),
                        bytes(
                                "two entries swapped",
                                (f, l) -> SpoiltFolder.bundle(f, l, 0, b -> Collections.swap(b, 10, 11)),
                                Flaw.HASHES,
                                "10–11"),
                        bytes(
                                "a bundle cut off",
                                (f, _) -> SpoiltFolder.cut(f.resolve("tile/entries/000"), 1_001),
                                Flaw.FORM,
                                ""),
                        bytes(
                                "a bundle gone",
                                (f, _) -> Files.delete(f.resolve("tile/entries/001")),
                                Flaw.MISSING,
                                "256–511"),
                        bytes(
                                "two bundles swapped",
                                (f, _) ->
                                        SpoiltFolder.swap(f.resolve("tile/entries/000"), f.resolve("tile/entries/001")),
                                Flaw.HASHES,
                                "0–511"),
                        bytes(
                                "a tile edited",
                                (f, _) -> SpoiltFolder.flip(f.resolve("tile/0/001"), 330),
                                Flaw.HASHES,
                                "266"),
                        bytes(
                                "a tile cut off",
                                (f, _) -> SpoiltFolder.cut(f.resolve("tile/0/001"), 8_000),
                                Flaw.FORM,
                                "256–511"),
                        bytes("a tile gone", (f, _) -> Files.delete(f.resolve("tile/0/000")), Flaw.MISSING, "0–255"),
                        bytes(
                                "a tile of the level above edited",
                                (f, _) -> SpoiltFolder.flip(f.resolve("tile/1/000.p/2"), 5),
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
                                (f, _) -> SpoiltFolder.link(f.resolve("tile/entries/001")),
                                Flaw.FORM,
                                "256–511"),
                        bytes(
                                "the head's signature edited",
                                (f, l) -> SpoiltFolder.head(f, l.head(SIZE) + "\n" + LOG.line(LOG.sign("another"))),
                                Flaw.SIGNATURES,
                                ""),
                        bytes(
                                "the head signed by an unknown key",
                                (f, l) -> SpoiltFolder.head(f, l.checkpoint(SIZE, STRANGER)),
                                Flaw.SIGNATURES,
                                ""),
                        bytes(
                                "a witness's signature false",
                                (f, l) -> SpoiltFolder.head(f, l.checkpoint(SIZE, LOG) + WITNESS.line(new byte[72])),
                                Flaw.SIGNATURES,
                                ""),
                        bytes("the keys gone", (f, _) -> Files.delete(f.resolve("keys")), Flaw.MISSING, ""),
                        bytes("no key in keys", (f, _) -> Files.writeString(f.resolve("keys"), "x\n"), Flaw.FORM, ""),
                        bytes("an older head misnamed", (f, l) -> SpoiltFolder.older(f, l, 300), Flaw.FORM, ""),
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
                        anew("two entries swapped", SpoiltLogs::swapTimeless, true, Flaw.PAST, "0–499"),
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

    static Entry planted(BuiltLog log) {
        Entry before = entry(log, 49);
        return before.kind("people-searched")
                .about(null)
                .details(Map.of("fields", "profile.email"))
                .times(before.at(), before.placedAt())
                .actor(uuid(new Random(77)));
    }

    static byte[] again(BuiltLog log) {
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

    static void swapTimeless(BuiltLog log) {
        Entry one = entry(log, 20);
        Entry two = entry(log, 21);
        log.leaves.set(20, two.times(one.at(), one.placedAt()).leaf());
        log.leaves.set(21, one.times(two.at(), two.placedAt()).leaf());
    }

    static void edit(BuiltLog log, String kind, java.util.function.UnaryOperator<Entry> change) {
        int at = first(log, kind, 100);
        log.leaves.set(at, change.apply(entry(log, at)).leaf());
    }

    static byte[] unordered(BuiltLog log) {
        byte[] leaf = entry(log, 5).details(Map.of("a", "1", "b", "2")).leaf();
        byte[] swapped = leaf.clone();
        swapped[leaf.length - 16] = 'b';
        swapped[leaf.length - 6] = 'a';
        return swapped;
    }

    static byte[] changeOfKey(BuiltLog log, Signer old, Signer made, boolean half) {
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
}
