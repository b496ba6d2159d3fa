package org.bailee.server.vault;

import java.util.concurrent.atomic.AtomicInteger;

/// Tells whether a batch should be tried in one round trip, which is in vain for all of it if one has to be refused.
///
/// Whoever sends the values of others, or one key to two nodes, again and again would have everybody's batches done
/// twice: after one of more than a few was in vain, the next go step by step for a while.
final class AtOnce {
    /// Of so many, those who are not refused lose little.
    static final int FEW = 16;

    /// So many rows fit into one statement, of the tables that have one for each person.
    static final int MANY = 100;

    /// Batches of more than a few.
    static final int WARY_FOR = 32;

    private final AtomicInteger wary = new AtomicInteger();

    boolean isWorthTrying(int people) {
        return people <= FEW || people <= MANY && wary.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }

    void wasInVain(int people) {
        if (people > FEW) {
            wary.set(WARY_FOR);
        }
    }
}
