package org.bailee.server.identity;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Denied;

/// Makes keys worthless: the one named and, unless it is to go alone, all that come from it.
///
/// Whoever stole a key may have made others with it, and those look like anybody's. So they go with their maker, in one
/// transaction: half a family left alive would be no revocation.
final class Revocation {
    enum Reach {
        ALL_IT_MADE,
        ITSELF
    }

    private final ServiceStore store;
    private final Accounts accounts;
    private final AuditLog audit;
    private final InstantSource clock;

    Revocation(ServiceStore store, Accounts accounts, AuditLog audit, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /// In the caller's transaction.
    ///
    /// A generation is revoked before the next is looked up: until then each of its keys may be making another,
    /// which holds the maker's row and is awaited.
    ///
    /// @return how many were alive until now
    int of(Actor actor, ActorId named, Reach reach) {
        List<ActorId> hit = new ArrayList<>();
        Set<ActorId> seen = new HashSet<>();
        List<ActorId> generation = List.of(named);
        while (!generation.isEmpty()) {
            hit.addAll(store.revoke(generation, clock.instant()));
            // Also through those that were revoked before: what they made may have been spared then.
            generation = reach == Reach.ITSELF
                    ? List.of()
                    : store.madeBy(generation).stream().filter(seen::add).toList();
        }
        if (!hit.isEmpty()) {
            audit.appendAll(hit.stream()
                    .map(account -> new Authored(actor, new AccountRevoked(account, named, Optional.empty())))
                    .toList());
            Tx.afterCommit(accounts::forget);
        }
        return hit.size();
    }

    /// Keeps the maker alive until the caller's transaction ends: a key made beside its maker's revocation would
    /// otherwise outlive it, and so would one made on a node that has not heard of it yet.
    ///
    /// @throws Denied if the maker is revoked already
    void mustNotHaveHit(Actor maker) {
        if (maker instanceof ServiceAccount account && !store.holdAlive(account.id())) {
            throw new Denied("key.revoked", "This key was revoked a moment ago.", "Use another key.");
        }
    }
}
