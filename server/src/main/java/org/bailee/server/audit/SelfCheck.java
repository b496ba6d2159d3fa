package org.bailee.server.audit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Tile;
import org.bailee.server.audit.PlaceStore.PlacedBytes;
import org.bailee.server.audit.SelfCheckStore.Check;
import org.bailee.server.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the whole log again, a bundle at a time, and alarms when an entry is not what was hashed, or was never given a
/// place. Whoever may change the database can be found out by this while the server runs, not only by an auditor.
final class SelfCheck {
    /// 256 entries a step: some 60 million a day, at a hundredth of one core.
    static final Duration PACE = Duration.ofMillis(250);

    static final Duration REST = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
    private static final String ALARM = "self-check";
    private static final UUID FIRST = new UUID(0, 0);
    private static final int ENTRIES = 1_000;

    private final LogStores stores;
    private final AuditLog audit;
    private final LogAlarms alarms;
    private final InstantSource clock;
    private boolean bad;

    SelfCheck(LogStores stores, AuditLog audit, LogAlarms alarms, InstantSource clock) {
        this.stores = stores;
        this.audit = audit;
        this.alarms = alarms;
        this.clock = clock;
    }

    /// Goes on where it was, after a restart too.
    ///
    /// @return when to go on
    Duration step() {
        Optional<Head> head = stores.heads().read();
        if (head.isEmpty()) {
            return PACE;
        }
        Check check = stores.checks().read().orElse(new Check(0, FIRST, Optional.empty()));
        long position = Math.max(check.position(), head.get().pruned());
        if (position < head.get().size()) {
            long from = position - position % Tile.WIDTH;
            long to = Math.min(from + Tile.WIDTH, head.get().size());
            if (!isSound(from, to)
                    && from >= stores.heads().read().map(Head::pruned).orElse(0L)) {
                alarm(from, to, "Entries " + from + " to " + (to - 1) + " of the audit log are not what was hashed.");
            }
            stores.checks().write(new Check(to, check.entry(), check.passedAt()));
            return PACE;
        }
        Optional<UUID> last = stores.places().further(check.entry(), ENTRIES);
        if (last.isPresent()) {
            stores.places()
                    .hidden(check.entry(), last.get())
                    .ifPresent(entry -> alarm(
                            position,
                            position,
                            "The entry " + entry + " stands in the database, but was never given to the log."));
            stores.checks().write(new Check(position, last.get(), check.passedAt()));
            return PACE;
        }
        if (!bad) {
            alarms.clear(ALARM);
        }
        stores.checks().write(new Check(0, FIRST, bad ? check.passedAt() : Optional.of(clock.instant())));
        bad = false;
        return REST;
    }

    /// Whether the entries are those whose hashes the tile has, and the tile is the one the level above has the hash
    /// of.
    private boolean isSound(long from, long to) {
        Tile tile = new Tile(0, from / Tile.WIDTH, (int) (to - from));
        byte[] hashes = stores.tiles().read(0, tile.index()).orElse(new byte[0]);
        List<PlacedBytes> placed = stores.places().read(from, to);
        if (placed.size() != tile.width() || hashes.length < tile.width() * Hash.SIZE) {
            return false;
        }
        for (int i = 0; i < placed.size(); i++) {
            if (!isSound(placed.get(i), Hash.in(hashes, i))) {
                return false;
            }
        }
        try {
            stores.places().checkColumns(from, to);
        } catch (LogFault changed) {
            return false;
        }
        return !tile.isFull() || isBelow(tile, hashes);
    }

    private static boolean isSound(PlacedBytes placed, Hash hash) {
        return placed.bytes()
                .filter(bytes ->
                        Hash.leaf(EntryBytes.leaf(placed.placedAt(), bytes)).equals(hash))
                .isPresent();
    }

    /// A full tile is one hash of the tile above; where that one ends with it, it is looked at in turn.
    private boolean isBelow(Tile tile, byte[] hashes) {
        Hash root = root(hashes, 0, Tile.WIDTH);
        int at = (int) (tile.index() % Tile.WIDTH);
        byte[] above =
                stores.tiles().read(tile.level() + 1, tile.index() / Tile.WIDTH).orElse(new byte[0]);
        if (above.length < (at + 1) * Hash.SIZE || !Hash.in(above, at).equals(root)) {
            return false;
        }
        return at < Tile.WIDTH - 1
                || isBelow(
                        new Tile(tile.level() + 1, tile.index() / Tile.WIDTH, Tile.WIDTH),
                        Arrays.copyOf(above, Tile.WIDTH * Hash.SIZE));
    }

    private static Hash root(byte[] hashes, int from, int count) {
        return count == 1
                ? Hash.in(hashes, from)
                : Hash.node(root(hashes, from, count / 2), root(hashes, from + count / 2, count / 2));
    }

    /// The first of a pass is what is told: what comes after may follow from it.
    private void alarm(long from, long to, String says) {
        if (bad) {
            return;
        }
        bad = true;
        alarms.raise(
                ALARM, says + " Keep the database as it is, and compare it with a backup by: bailee audit verify.");
        LOG.error("{}", says);
        audit.appendDurably(Actor.bailee(), new LogCheckFailed(from, to));
    }
}
