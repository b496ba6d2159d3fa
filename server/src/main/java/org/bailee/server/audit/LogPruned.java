package org.bailee.server.audit;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.Actor;

/// Entries before a position have been kept as long as they had to be, and are deleted; their hashes stay. The
/// log's key signs it: whoever plants such an entry has nothing deleted, and hides no hole.
record LogPruned(long before, byte[] root, byte[] by) implements AuditEvent {
    static final String KIND = "log-pruned";

    /// What an entry says of pruning; empty if it says nothing of it. Whether it is true, its signature shows.
    static Optional<LogPruned> of(Entry entry) {
        Map<String, String> details = entry.details();
        String before = details.getOrDefault("before", "");
        if (!entry.kind().equals(KIND)
                || entry.outcome() != Outcome.DONE
                || !entry.actor().equals(Actor.bailee().id())
                || !before.matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(new LogPruned(
                    Long.parseLong(before),
                    base64.decode(details.getOrDefault("root", "")),
                    base64.decode(details.getOrDefault("by", ""))));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, String> details() {
        Base64.Encoder base64 = Base64.getEncoder();
        return Map.of(
                "before", Long.toString(before), "root", base64.encodeToString(root), "by", base64.encodeToString(by));
    }
}
