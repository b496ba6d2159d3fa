package org.bailee.server.identity;

import java.util.Locale;
import java.util.Map;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;

/// A key was shown that opens nothing. Tells why, never the key.
///
/// @param left how many refusals since the entry before were not written down, lest a flood fill the log: of the same
/// account, or of all strangers
record KeyRefused(Why why, long left) implements AuditEvent {
    enum Why {
        MALFORMED,
        UNKNOWN,
        EXPIRED,
        REVOKED,
        /// Somebody wrote to the table past Bailee.
        CHANGED
    }

    @Override
    public String kind() {
        return "key-refused";
    }

    @Override
    public Outcome outcome() {
        return Outcome.REFUSED;
    }

    @Override
    public Map<String, String> details() {
        String word = why.name().toLowerCase(Locale.ROOT);
        return left == 0 ? Map.of("why", word) : Map.of("why", word, "and-before", Long.toString(left));
    }
}
