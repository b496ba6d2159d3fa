package org.bailee.server.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.VerifierKey;
import org.bailee.server.audit.PlaceStore.PlacedBytes;
import org.springframework.jdbc.core.JdbcTemplate;

/// Reads on through the log as far as its head was signed, and only what was hashed: a place beyond that head
/// is none, and an entry that was changed is left out and told of, so that it hides nothing but itself.
final class PlacedReader {
    private final PlaceStore places;
    private final TileStore tiles;
    private final HeadStore heads;
    private final SigningKeyStore keys;
    private volatile Optional<String> trouble = Optional.empty();

    PlacedReader(JdbcTemplate db) {
        this.places = new PlaceStore(db);
        this.tiles = new TileStore(db);
        this.heads = new HeadStore(db);
        this.keys = new SigningKeyStore(db);
    }

    /// How many entries have a place, as was signed; 0 where nothing is signed, or something else.
    long size() {
        Optional<Head> head = heads.read();
        if (head.isEmpty()) {
            return 0;
        }
        if (!isSigned(head.get())) {
            trouble = Optional.of("The head of the audit log in the database is not what was signed: nothing is read.");
            return 0;
        }
        return head.get().size();
    }

    List<Placed> read(long from, int limit) {
        long size = from == Long.MAX_VALUE ? 0 : size();
        List<Placed> sound = new ArrayList<>();
        long next = Math.max(0, from);
        while (sound.size() < limit && next < size) {
            List<PlacedBytes> rows = places.read(next, size, limit - sound.size());
            if (rows.isEmpty()) {
                break;
            }
            tell(rows, sound);
            next = rows.getLast().position() + 1;
        }
        return sound;
    }

    /// What was found changed since the server was started.
    Optional<String> trouble() {
        return trouble;
    }

    private void tell(List<PlacedBytes> rows, List<Placed> sound) {
        long number = -1;
        byte[] hashes = new byte[0];
        for (PlacedBytes row : rows) {
            if (row.position() / Tile.WIDTH != number) {
                number = row.position() / Tile.WIDTH;
                hashes = tiles.read(0, number).orElse(new byte[0]);
            }
            Optional<Placed> one = sound(row, hashes);
            one.ifPresent(sound::add);
            if (one.isEmpty() && trouble.isEmpty()) {
                trouble = Optional.of("The entry at position " + row.position() + " of the audit log is not what was"
                        + " hashed. What reads the log leaves it out. Keep the database as it is, and compare it with a"
                        + " backup by: bailee audit verify.");
            }
        }
    }

    /// By its bytes: the columns are for finding it, and say what whoever has the database likes.
    private static Optional<Placed> sound(PlacedBytes row, byte[] hashes) {
        int at = (int) (row.position() % Tile.WIDTH);
        if (row.bytes().isEmpty() || hashes.length < (at + 1) * Hash.SIZE) {
            return Optional.empty();
        }
        byte[] bytes = row.bytes().get();
        Instant placedAt = row.placedAt();
        try {
            return Hash.leaf(EntryBytes.leaf(placedAt, bytes)).equals(Hash.in(hashes, at))
                    ? Optional.of(new Placed(row.position(), placedAt, EntryReader.read(bytes)))
                    : Optional.empty();
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private boolean isSigned(Head head) {
        try {
            Note note = Note.parse(head.checkpoint());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            return checkpoint.origin().equals(head.origin())
                    && head.isOf(checkpoint.size(), checkpoint.root())
                    && keys.all().stream()
                            .filter(key -> key.since().orElse(Long.MAX_VALUE) <= head.size())
                            .reduce((_, later) -> later)
                            .filter(key ->
                                    !note.by(VerifierKey.parse(key.vkey())).isEmpty())
                            .isPresent();
        } catch (Malformed changed) {
            return false;
        }
    }
}
