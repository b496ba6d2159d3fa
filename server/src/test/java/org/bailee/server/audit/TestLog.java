package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.VerifierKey;
import org.bailee.server.audit.PlaceStore.PlacedBytes;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/// A log on a database and a home of a test's own, whose rounds the test calls by hand.
final class TestLog implements AutoCloseable {
    final TestDatabase database = TestDatabase.fresh();
    final TestClock clock = new TestClock();
    final TestActor actor = TestActor.in("support");
    final Home home;
    final AuditLog audit;
    final LogStores stores;
    final Pen pen;
    final LogAlarms alarms = new LogAlarms(clock);
    final CheckpointFiles files;
    final SelfCheck check;

    /// Whether the keys are out of reach.
    volatile boolean sealed;

    private record Happened(int number) implements AuditEvent {
        @Override
        public String kind() {
            return "something-happened";
        }

        @Override
        public Optional<SubjectId> subject() {
            return Optional.of(new SubjectId(new UUID(7, number)));
        }

        @Override
        public Map<String, String> details() {
            return Map.of("number", Integer.toString(number));
        }
    }

    /// @param witnesses the verifier keys of those it asks
    TestLog(String... witnesses) {
        try {
            home = Home.open(Files.createTempDirectory("bailee-log"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        LogKeys keys = TestKeys.logKeys(database, () -> sealed);
        audit = TestAudit.log(database, new Ids(clock, new SecureRandom()), clock);
        stores = new LogStores(
                new PlaceStore(database.db()),
                new TileStore(database.db()),
                new HeadStore(database.db()),
                new SigningKeyStore(database.db()),
                new CosignatureStore(database.db()),
                List.of(witnesses));
        pen = new Pen(stores.keys(), keys, stores.heads());
        files = new CheckpointFiles(home);
        check = selfCheck();
    }

    /// What a server has after its start.
    Rounds rounds(Consumer<String> steps) {
        return rounds(files, audit.owed(), steps);
    }

    /// What another node has, with a home of its own.
    Rounds otherNode() {
        return rounds(new CheckpointFiles(Home.open(home.folder().resolve("other"))), new Owed(clock), _ -> {});
    }

    private Past past(CheckpointFiles files) {
        return new Past(files, new Tiles(stores.tiles()), pen, new PrunedMark(stores));
    }

    private Rounds rounds(CheckpointFiles files, Owed owed, Consumer<String> steps) {
        Past past = past(files);
        Founding founding = new Founding(
                stores.heads(), files, pen, database.tx(), new SecureRandom(), clock, Optional.of("log.example/test"));
        return new Rounds(database.tx(), stores, owed, pen, past, founding, files, alarms, this::placed, clock, steps);
    }

    /// Not remembered as a server does: what is read again here is what the database has.
    private void placed(List<Placed> placed) {
        audit.owed()
                .settled(placed.stream().map(one -> one.entry().id().value()).toList());
    }

    Rounds rounds() {
        return rounds(_ -> {});
    }

    /// What a node has that was started anew.
    SelfCheck selfCheck() {
        return selfCheck(stores);
    }

    /// The same, which finds places by another way to the database.
    SelfCheck selfCheck(JdbcTemplate places) {
        return selfCheck(new LogStores(
                new PlaceStore(places),
                stores.tiles(),
                stores.heads(),
                stores.keys(),
                stores.cosignatures(),
                stores.witnesses()));
    }

    private SelfCheck selfCheck(LogStores read) {
        return new SelfCheck(read, pen, past(files), new SelfCheckFile(home), audit, alarms, this::halt, clock);
    }

    Pruning pruning(Period keep) {
        return pruning(keep, TestAudit.trusting(database, clock));
    }

    Pruning pruning(Period keep, ClockWatch watch) {
        return new Pruning(stores, pen, audit, alarms, this::halt, database.tx(), keep, watch, clock);
    }

    void halt(LogFault fault) {
        alarms.halt(fault);
    }

    TransparencyLog door() {
        return new TransparencyLog(
                audit,
                stores,
                pen,
                alarms,
                files,
                new Exports(audit, clock),
                List.of(),
                check::status,
                database.tx(),
                clock);
    }

    void append(int many) {
        List<Authored> events = new ArrayList<>();
        for (int number = 0; number < many; number++) {
            events.add(new Authored(actor, new Happened(number)));
        }
        audit.appendAllDurably(events);
    }

    long waiting() {
        return stores.places().countWaiting(Integer.MAX_VALUE);
    }

    long count(String from) {
        Long count = database.db().queryForObject("select count(*) from " + from, Long.class);
        return count == null ? 0 : count;
    }

    /// Every entry has one place and every place one entry; roots are those of RFC 6962, computed from its
    /// text; the head is signed.
    void mustBeSound() {
        Head head = stores.heads().read().orElseThrow();
        List<PlacedBytes> placed = stores.places().read(0, Long.MAX_VALUE);
        List<byte[]> leaves = new ArrayList<>();
        for (PlacedBytes one : placed) {
            assertThat(one.position()).isEqualTo(leaves.size());
            leaves.add(EntryBytes.leaf(one.placedAt(), one.bytes().orElseThrow()));
        }
        assertThat(placed).extracting(PlacedBytes::placedAt).isSorted();
        assertThat(placed).extracting(PlacedBytes::entryId).doesNotHaveDuplicates();
        assertThat(head.size()).isEqualTo(leaves.size());
        assertThat(count("audit.entry")).isEqualTo(leaves.size() + waiting());
        assertThat(head.root()).isEqualTo(naive(leaves));
        Note note = Note.parse(head.checkpoint());
        assertThat(Checkpoint.parse(note.text())).isEqualTo(new Checkpoint(head.origin(), head.size(), head.root()));
        List<String> keys = pen.keys().lines().toList();
        assertThat(note.by(VerifierKey.parse(keys.getLast()))).hasSize(1);
        for (long tile = 0; tile * Tile.WIDTH < head.size(); tile++) {
            Tile path = Tile.holding(0, tile * Tile.WIDTH, head.size());
            byte[] hashes = stores.tiles().read(0, tile).orElseThrow();
            assertThat(hashes).hasSize(path.width() * Hash.SIZE);
        }
    }

    /// RFC 6962, section 2.1, word by word.
    static Hash naive(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Hash.EMPTY;
        }
        if (leaves.size() == 1) {
            return Hash.leaf(leaves.getFirst());
        }
        int middle = Integer.highestOneBit(leaves.size() - 1);
        return Hash.node(naive(leaves.subList(0, middle)), naive(leaves.subList(middle, leaves.size())));
    }

    Path published() {
        return home.log().resolve("checkpoint");
    }

    @Override
    public void close() {
        database.close();
        FileSystemUtils.deleteRecursively(home.folder().toFile());
    }
}
