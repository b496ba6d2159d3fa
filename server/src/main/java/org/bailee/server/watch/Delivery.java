package org.bailee.server.watch;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Something to be told to somebody outside, and what became of it. What it says, only [Message] knows.
///
/// @param alert empty for what is about none
/// @param fault what went wrong the last time, as a code of ours
public record Delivery(
        UUID id,
        Optional<UUID> alert,
        Way way,
        State state,
        int attempts,
        Instant dueAt,
        Instant madeAt,
        Optional<Instant> endedAt,
        Optional<String> fault) {
    /// How it goes.
    public enum Way {
        MAIL,
        WEBHOOK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of it.
    public enum State {
        WAITING,
        SENT,
        GIVEN_UP;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
