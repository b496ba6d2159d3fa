package org.bailee.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.TlogProof;
import org.bailee.crypto.log.Tree;
import org.bailee.crypto.log.VerifierKey;
import org.bailee.server.audit.PlaceStore.PlacedBytes;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Unavailable;

/// What others need to check the log without trusting this server: its signed heads, hashes, entries and
/// proofs.
public final class TransparencyLog {
    /// What waits longer is told of among the alarms.
    public static final Duration LONG = Duration.ofSeconds(5);
    private static final int COUNTED = 10_000;

    private final AuditLog audit;
    private final LogStores stores;
    private final Pen pen;
    private final LogAlarms alarms;
    private final CheckpointFiles files;
    private final Exports exports;
    private final List<Witnessing> witnesses;
    private final Supplier<LogStatus.SelfCheck> check;
    private final PrunedMark mark;
    private final Tx tx;
    private final InstantSource clock;
    private final Lag waits = new Lag();

    TransparencyLog(
            AuditLog audit,
            LogStores stores,
            Pen pen,
            LogAlarms alarms,
            CheckpointFiles files,
            Exports exports,
            List<Witnessing> witnesses,
            Supplier<LogStatus.SelfCheck> check,
            Tx tx,
            InstantSource clock) {
        this.audit = audit;
        this.stores = stores;
        this.pen = pen;
        this.alarms = alarms;
        this.files = files;
        this.exports = exports;
        this.witnesses = witnesses;
        this.check = check;
        this.mark = new PrunedMark(stores);
        this.tx = tx;
        this.clock = clock;
    }

    public LogStatus status() {
        Optional<Head> head = stores.heads().read();
        long waiting = stores.places().countWaiting(COUNTED);
        Instant now = clock.instant();
        Duration lag = waits.look(
                waiting > 0,
                head.map(Head::size).orElse(0L),
                waiting > 0 ? stores.places().oldestWaiting() : Optional.empty(),
                now);
        List<String> others = new ArrayList<>(alarms.others());
        audit.spoilt().ifPresent(others::add);
        if (lag.compareTo(LONG) > 0) {
            others.add("Audit entries have waited " + lag.toSeconds() + " s for their places."
                    + (pen.isSealed() ? " The keys are sealed: they get them when the server is unsealed." : ""));
        }
        return new LogStatus(
                head.map(Head::origin),
                head.map(Head::size).orElse(0L),
                head.map(Head::signedAt),
                waiting,
                lag,
                alarms.halted(),
                others,
                head.map(mark::orNone).orElse(0L),
                check.get(),
                witnesses.stream().map(Witnessing::status).toList());
    }

    /// The root of the tree of the first so many entries; empty if there are not so many, or their hashes are gone.
    public Optional<Hash> root(long size) {
        Optional<Head> head = stores.heads().read().filter(now -> size <= now.size());
        try {
            return head.map(_ -> new Tree(size, new Tiles(stores.tiles())).root());
        } catch (Malformed changed) {
            return Optional.empty();
        }
    }

    /// The newest checkpoint, with what witnesses have signed of it.
    ///
    /// @throws Unavailable before the first
    public byte[] checkpoint() {
        return note(stores.heads().read().orElseThrow(Pen::notYet)).bytes();
    }

    private Note note(Head head) {
        Note note = Note.parse(head.checkpoint());
        List<VerifierKey> keys =
                stores.witnesses().stream().map(VerifierKey::parse).toList();
        // Rows say what whoever has the database likes: a false signature is handed to nobody.
        return note.with(stores.cosignatures().of(stores.witnesses(), head.size(), head.root()).stream()
                .filter(signature -> keys.stream().anyMatch(key -> key.verifies(note.text(), signature)))
                .toList());
    }

    /// Hashes, or leaves as a bundle, by their path such as `tile/0/x001/234` or `tile/entries/000.p/12`.
    ///
    /// @throws NotFound if the log is not so long, or its entries are pruned
    public byte[] tile(Actor actor, Tile tile) {
        Head head = stores.heads().read().orElseThrow(Pen::notYet);
        if (tile.index() * Tile.WIDTH + tile.width() > Tile.hashes(tile.level(), head.size())) {
            throw unknown();
        }
        if (tile.level() == Tile.ENTRIES) {
            return bundle(actor, tile, head);
        }
        byte[] hashes = stores.tiles().read(tile.level(), tile.index()).orElseThrow(TransparencyLog::unknown);
        if (hashes.length < tile.width() * Hash.SIZE) {
            throw unknown();
        }
        return Arrays.copyOf(hashes, tile.width() * Hash.SIZE);
    }

    private byte[] bundle(Actor actor, Tile tile, Head head) {
        long from = tile.index() * Tile.WIDTH;
        if (from < mark.orNone(head)) {
            throw new NotFound(
                    "log.pruned",
                    "These entries have been deleted after they were kept as long as they had to be.",
                    "Ask for their hashes, which stay.");
        }
        List<PlacedBytes> placed = stores.places().read(from, from + tile.width());
        if (placed.size() != tile.width()
                || placed.stream().anyMatch(one -> one.bytes().isEmpty())) {
            // Never a bundle with a hole in it: its reader would take what follows for other positions.
            throw new Unavailable(
                    "log.entries-missing",
                    "Entries that have a place in the log are missing from the database.",
                    "Keep the database as it is, and compare it with a backup by: bailee audit verify.");
        }
        exports.note(actor, from, from + tile.width() - 1);
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (PlacedBytes one : placed) {
            byte[] leaf = leaf(one);
            bundle.write(leaf.length >>> 8);
            bundle.write(leaf.length);
            bundle.writeBytes(leaf);
        }
        return bundle.toByteArray();
    }

    private static byte[] leaf(PlacedBytes placed) {
        return EntryBytes.leaf(placed.placedAt(), placed.bytes().orElseThrow());
    }

    /// The log's verifier keys, one a line.
    public String keys() {
        return pen.keys();
    }

    /// The verifier keys of the witnesses this log asks, one a line.
    public String witnesses() {
        return String.join(
                "", stores.witnesses().stream().map(key -> key + "\n").toList());
    }

    /// Shows without this server that an entry is in the log (C2SP tlog-proof; its extra data is the leaf).
    ///
    /// @throws NotFound if there is no such entry with a place
    public byte[] proof(Actor actor, EntryId entry) {
        long position = stores.places().position(entry).orElseThrow(TransparencyLog::unknown);
        Head head = stores.heads().read().orElseThrow(Pen::notYet);
        byte[] leaf = stores.places().read(position, position + 1).stream()
                .filter(placed -> placed.bytes().isPresent())
                .map(TransparencyLog::leaf)
                .findFirst()
                .orElseThrow(TransparencyLog::unknown);
        exports.note(actor, position, position);
        List<Hash> proof = new Tree(head.size(), new Tiles(stores.tiles())).inclusion(position);
        return new TlogProof(Optional.of(leaf), position, proof, note(head))
                .toString()
                .getBytes(UTF_8);
    }

    /// The checkpoint as it stands, read again from its note.
    public Optional<Checkpoint> head() {
        return stores.heads()
                .read()
                .map(head -> Checkpoint.parse(Note.parse(head.checkpoint()).text()));
    }

    /// How many entries this log had when this home last published its head, if the database has fewer: then an
    /// older database was put in its place. What was published is read first, as the log may grow in between.
    public Optional<Long> forgotten() {
        return files.newest()
                .flatMap(TransparencyLog::published)
                .flatMap(published -> stores.heads()
                        .read()
                        .filter(head -> published.origin().equals(head.origin()) && published.size() > head.size())
                        .map(_ -> published.size()));
    }

    /// Whether an entry that once had this position has none in this log: by a head that was signed here, the
    /// log is not so long, or has another entry there. Where neither is certain, since an entry is pruned or
    /// somebody changed the rows, it does not.
    public boolean lacks(EntryId entry, long position) {
        return stores.heads()
                .read()
                .filter(this::isOurs)
                .filter(head -> position >= head.size() || hasAnother(head, position, entry))
                .isPresent();
    }

    private boolean isOurs(Head head) {
        try {
            return pen.isOurs(head);
        } catch (LogFault | Corrupt keyless) {
            return false;
        }
    }

    private boolean hasAnother(Head head, long position, EntryId entry) {
        return new SignedLeaves(stores.places(), stores.tiles())
                .at(head, position)
                .flatMap(PlacedBytes::bytes)
                .filter(bytes -> !EntryReader.read(bytes).id().equals(entry))
                .isPresent();
    }

    /// A file that is no checkpoint halts the log by itself.
    private static Optional<Checkpoint> published(byte[] note) {
        try {
            return Optional.of(Checkpoint.parse(Note.parse(note).text()));
        } catch (Malformed damaged) {
            return Optional.empty();
        }
    }

    /// Changes the key the log signs with. It is in force once the entry that tells of it has its place.
    ///
    /// @throws Unavailable while the log is halted
    public EntryId changeKey(Actor actor) {
        if (alarms.halted().isPresent()) {
            throw new Unavailable(
                    "log.halted",
                    "The audit log is halted, so its key cannot be changed.",
                    "Look at the log's status: it says why, and what to do.");
        }
        return pen.begin(tx, audit, actor);
    }

    private static NotFound unknown() {
        return new NotFound(
                "log.no-such-part", "The log has no such part.", "Read its checkpoint first: it tells how long it is.");
    }
}
