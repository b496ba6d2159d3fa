package org.bailee.cli.verify;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a leaf tells: when it got its place, and an entry.
///
/// @param placedAt microseconds since 1970, as is `at`
/// @param outcome 0 done, 1 refused, 2 failed
public record Told(
        long placedAt,
        UUID id,
        long at,
        String kind,
        UUID actor,
        @Nullable UUID subject,
        @Nullable UUID about,
        @Nullable String purpose,
        @Nullable String reason,
        int outcome,
        Map<String, String> details) {
    public boolean isDone() {
        return outcome == 0;
    }
}
