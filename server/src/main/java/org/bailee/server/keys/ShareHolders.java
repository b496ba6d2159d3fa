package org.bailee.server.keys;

import org.bailee.server.shared.ActorId;

/// Knows who can be a custodian: people who can come in, and no programs.
@FunctionalInterface
public interface ShareHolders {
    boolean canHold(ActorId who);
}
