package org.bailee.server.vault;

import java.util.TreeSet;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.IndexKeys;
import org.bailee.server.shared.Actor;

/// Destroys index roots that no index has: rows were put back from a backup with newer keys. Nobody else would, and as
/// long as one is there, guesses can be tested against copies of its digests.
final class StrayRoots {
    private final PlanStore store;
    private final IndexKeys keys;
    private final AuditLog audit;
    private final Tx tx;

    StrayRoots(Parts parts, IndexKeys keys) {
        this.store = parts.stores().plan();
        this.keys = keys;
        this.audit = parts.audit();
        this.tx = parts.tx();
    }

    void destroy() {
        tx.write(() -> {
            // Roots first: one that another node makes meanwhile has its row in the same transaction.
            TreeSet<Integer> stray = new TreeSet<>(keys.numbers());
            stray.removeAll(store.withKeys());
            if (!stray.isEmpty()) {
                store.giveNoneUpTo(stray.last());
            }
            stray.forEach(number -> {
                keys.destroy(number);
                audit.append(Actor.bailee(), IndexEvent.destroyed(number));
            });
            return stray;
        });
        // Killed before, it is done at the next start.
        store.stray().ifPresent(number -> {
            keys.scrub();
            store.noMoreStray(number);
        });
    }
}
