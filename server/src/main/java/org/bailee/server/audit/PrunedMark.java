package org.bailee.server.audit;

import java.util.Optional;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Tree;

/// Up to where entries may be gone. The head's row says so, and counts only with the entry in the log that says
/// the same under the log's key: a row alone has nothing deleted, and excuses no hole.
final class PrunedMark {
    private final TileStore tiles;
    private final SignedLeaves leaves;
    private final Signatures signatures;

    /// The row that was last found true.
    private record Known(String origin, long before, long by) {}

    private volatile Known known = new Known("", 0, -1);

    PrunedMark(LogStores stores) {
        this.tiles = stores.tiles();
        this.leaves = new SignedLeaves(stores.places(), stores.tiles());
        this.signatures = new Signatures(stores.keys());
    }

    /// @throws LogFault if the head says that more is pruned than an entry does
    long of(Head head) {
        if (head.pruned() == 0) {
            return 0;
        }
        Known asked = new Known(head.origin(), head.pruned(), head.prunedBy().orElse(-1));
        if (!asked.equals(known)) {
            if (!signatures.isSigned(head) || !isTold(head, asked)) {
                throw LogFault.prunedFalse(head.pruned());
            }
            known = asked;
        }
        return head.pruned();
    }

    /// The same for who only reads: what is false hides nothing.
    long orNone(Head head) {
        try {
            return of(head);
        } catch (LogFault untrue) {
            return 0;
        }
    }

    private boolean isTold(Head head, Known asked) {
        // What an entry says is of the tree in front of it.
        if (asked.before() < 0 || asked.before() > asked.by()) {
            return false;
        }
        Optional<LogPruned> said = leaves.at(head, asked.by())
                .flatMap(placed -> placed.bytes())
                .flatMap(bytes -> LogPruned.of(EntryReader.read(bytes)));
        try {
            Hash root = new Tree(asked.before(), new Tiles(tiles)).root();
            return said.filter(one -> one.before() == asked.before()
                            && Hash.of(one.root()).equals(root)
                            && signatures.vouchFor(head.origin(), one, asked.by()))
                    .isPresent();
        } catch (Malformed missing) {
            return false;
        }
    }
}
