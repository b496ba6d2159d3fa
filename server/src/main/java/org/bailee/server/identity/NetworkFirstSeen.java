package org.bailee.server.identity;

import java.util.Map;
import java.util.Optional;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;

/// An account came from a network it had not come from lately.
///
/// @param network stands for it, and for this account alone
/// @param first whether the account had come from nowhere before
record NetworkFirstSeen(Actor account, String network, boolean first) implements AuditEvent {
    @Override
    public String kind() {
        return "network-first-seen";
    }

    @Override
    public Optional<ActorId> about() {
        return account instanceof StaffMember ? Optional.of(account.id()) : Optional.empty();
    }

    @Override
    public Map<String, String> details() {
        return Map.of(
                "account",
                account instanceof StaffMember ? "staff" : "key",
                "network",
                network,
                "first",
                Boolean.toString(first));
    }
}
