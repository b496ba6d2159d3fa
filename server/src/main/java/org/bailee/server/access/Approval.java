package org.bailee.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.ActorId;

/// What somebody asked for, and what became of it: a role for a time, or many people.
///
/// @param wanted the role, or how many people
/// @param left how many people of a bulk grant are left
/// @param runsUntil when it ends by itself; empty as long as nobody approved
public record Approval(
        UUID id,
        Kind kind,
        ActorId askedBy,
        String askerName,
        Instant askedAt,
        String purpose,
        String wanted,
        int left,
        int hours,
        String reason,
        State state,
        Optional<ActorId> decidedBy,
        Optional<String> deciderName,
        Optional<Instant> decidedAt,
        Optional<Instant> runsUntil,
        Optional<Instant> endedAt) {
    /// How long a request may wait: whoever decides must still know what it was about.
    static final Duration WAITS = Duration.ofHours(24);

    /// What is asked for.
    public enum Kind {
        ROLE,
        BULK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What was last done about it.
    public enum State {
        WAITING,
        APPROVED,
        DECLINED,
        WITHDRAWN,
        ENDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How it stands at a moment, time included.
    public enum Standing {
        WAITING,
        TOO_OLD,
        ACTIVE,
        RUN_OUT,
        DECLINED,
        WITHDRAWN,
        ENDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Standing standing(Instant now) {
        return switch (state) {
            case WAITING -> now.isBefore(askedAt.plus(WAITS)) ? Standing.WAITING : Standing.TOO_OLD;
            case APPROVED -> runsUntil.filter(now::isBefore).isPresent() ? Standing.ACTIVE : Standing.RUN_OUT;
            case DECLINED -> Standing.DECLINED;
            case WITHDRAWN -> Standing.WITHDRAWN;
            case ENDED -> Standing.ENDED;
        };
    }

    public boolean isBulk() {
        return kind == Kind.BULK;
    }
}
