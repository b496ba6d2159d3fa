package org.bailee.server.identity;

import java.time.Instant;

/// A link's secret part, shown this once; whoever hands out the link puts the address in front of it.
public record IssuedLink(StaffMember staff, LinkKind kind, String token, Instant expiresAt) implements ResetAnswer {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
