package org.bailee.server.identity;

import java.util.Optional;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Page;

/// Service accounts: made, known again by their key, and revoked.
public final class Services {
    /// Makes an account no wider than its maker.
    public IssuedKey create(Actor maker, NewService wanted) {
        throw new UnsupportedOperationException();
    }

    /// The account a key belongs to; empty if the key is malformed, unknown, expired or revoked.
    public Optional<ServiceAccount> authenticate(String presented) {
        throw new UnsupportedOperationException();
    }

    public Page<ServiceAccount> list(Actor actor, Optional<String> after, int limit) {
        throw new UnsupportedOperationException();
    }

    public void revoke(Actor actor, ActorId account) {
        throw new UnsupportedOperationException();
    }
}
