package org.bailee.server.retention;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.bailee.server.shared.Invalid;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When data that is over its time is erased, and how much of it without anybody's approval.
///
/// @param on whether it is done every night
/// @param at the time of day, UTC
@ConfigurationProperties("bailee.retention")
record RetentionSettings(
        @DefaultValue("true") boolean on,
        @DefaultValue("02:30") String at,
        @DefaultValue Limit limit) {

    /// Above either a run waits for an approval.
    ///
    /// @param people as a number
    /// @param share of all people, from 0 to 1
    record Limit(
            @DefaultValue("1000") long people,
            @DefaultValue("0.05") double share) {
        Limit {
            if (people < 0) {
                throw unfit("limit.people", "A number of people cannot be negative.", "Give 0 to have all approved.");
            }
            if (!(share >= 0 && share <= 1)) {
                throw unfit("limit.share", "A share is a number from 0 to 1.", "Give 0.05 for one person in twenty.");
            }
        }

        /// Whether so many of all people may be erased from without being asked.
        boolean covers(long due, long all) {
            return due <= people && due <= Math.ceil(share * all);
        }
    }

    RetentionSettings {
        if (!at.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw unfit("at", "This is not a time of day.", "Give one such as 02:30; it is UTC.");
        }
    }

    /// When a run was due last.
    Instant dueBefore(Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(LocalTime.parse(at));
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private static Invalid unfit(String name, String message, String hint) {
        return Invalid.of("bailee.retention." + name, "setting.unfit", message, hint);
    }
}
