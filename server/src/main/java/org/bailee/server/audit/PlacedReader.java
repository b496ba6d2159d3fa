package org.bailee.server.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Tile;
import org.bailee.server.audit.PlaceStore.PlacedBytes;
import org.springframework.jdbc.core.JdbcTemplate;

/// Reads on through the log as far as its head was signed, and only what was hashed: a place beyond that head
/// is none, and an entry that was changed or taken away is left out and told of, so that it hides nothing but
/// itself.
final class PlacedReader {
    private final LogStores stores;
    private final Signatures signatures;
    private final PrunedMark mark;
    private final Newest newest;
    private volatile Optional<String> trouble = Optional.empty();

    PlacedReader(JdbcTemplate db, Newest newest) {
        this.stores = new LogStores(
                new PlaceStore(db),
                new TileStore(db),
                new HeadStore(db),
                new SigningKeyStore(db),
                new CosignatureStore(db),
                List.of());
        this.signatures = new Signatures(stores.keys());
        this.mark = new PrunedMark(stores);
        this.newest = newest;
    }

    /// How many entries have a place, as was signed; 0 where nothing is signed, or something else.
    long size() {
        Optional<Head> head = stores.heads().read();
        if (head.isEmpty()) {
            return 0;
        }
        if (!signatures.isSigned(head.get())) {
            trouble = Optional.of("The head of the audit log in the database is not what was signed: nothing is read.");
            return 0;
        }
        return head.get().size();
    }

    List<Placed> read(long from, int limit) {
        List<Placed> known = newest.read(from, limit);
        return known.isEmpty() ? readKept(from, limit) : known;
    }

    private List<Placed> readKept(long from, int limit) {
        long size = from == Long.MAX_VALUE ? 0 : size();
        List<Placed> sound = new ArrayList<>();
        long next = Math.max(0, from);
        while (sound.size() < limit && next < size) {
            // A bundle at a time: what was put in the place of entries may be longer than they were.
            List<PlacedBytes> rows = stores.places().read(next, size, Math.min(Tile.WIDTH, limit - sound.size()));
            if (rows.isEmpty()) {
                mustBePruned(next, size);
                break;
            }
            tell(next, rows, sound);
            next = rows.getLast().position() + 1;
        }
        return sound;
    }

    /// What was found changed since the server was started.
    Optional<String> trouble() {
        return trouble;
    }

    private void tell(long from, List<PlacedBytes> rows, List<Placed> sound) {
        long next = from;
        long number = -1;
        byte[] hashes = new byte[0];
        for (PlacedBytes row : rows) {
            if (row.position() > next) {
                mustBePruned(next, row.position());
            }
            next = row.position() + 1;
            if (row.position() / Tile.WIDTH != number) {
                number = row.position() / Tile.WIDTH;
                hashes = stores.tiles().read(0, number).orElse(new byte[0]);
            }
            Optional<Placed> one = sound(row, hashes);
            one.ifPresent(sound::add);
            if (one.isEmpty()) {
                leftOut("The entry at position " + row.position() + " of the audit log is not what was hashed.");
            }
        }
    }

    /// A hole is told of at once, unless an entry says that what stood there was deleted.
    private void mustBePruned(long from, long to) {
        // The head of now: entries may have been pruned since the one was read that this goes by.
        if (to > stores.heads().read().map(mark::orNone).orElse(0L)) {
            leftOut("Entries of the audit log are missing from the database, between positions " + from + " and "
                    + (to - 1) + ".");
        }
    }

    private void leftOut(String says) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(says + " What reads the log leaves it out. Keep the database as it is, and compare it"
                    + " with a backup by: bailee audit verify.");
        }
    }

    /// By its bytes: the columns are for finding it, and say what whoever has the database likes.
    private static Optional<Placed> sound(PlacedBytes row, byte[] hashes) {
        int at = (int) (row.position() % Tile.WIDTH);
        if (row.bytes().isEmpty() || hashes.length < (at + 1) * Hash.SIZE) {
            return Optional.empty();
        }
        try {
            return SignedLeaves.leaf(row).equals(Optional.of(Hash.in(hashes, at)))
                    ? Optional.of(new Placed(
                            row.position(),
                            row.placedAt(),
                            EntryReader.read(row.bytes().get())))
                    : Optional.empty();
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }
}
