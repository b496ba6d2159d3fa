package org.bailee.server.access;

import java.time.Duration;
import org.bailee.server.shared.Invalid;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much staff may open without asking, and for how long they may ask for more.
///
/// @param peoplePerHour different people a member of staff may open in an hour without approval
/// @param longestGrant the most hours a grant may be asked for
@ConfigurationProperties("bailee.access")
record AccessSettings(
        @DefaultValue("100") int peoplePerHour,
        @DefaultValue("8h") Duration longestGrant) {
    private static final int MOST_PEOPLE = 1_000_000;
    private static final Duration LONGEST = Duration.ofDays(7);

    AccessSettings {
        if (peoplePerHour < 1 || peoplePerHour > MOST_PEOPLE) {
            throw outOfRange("bailee.access.people-per-hour", "1 and " + MOST_PEOPLE, "a whole number such as 100");
        }
        if (longestGrant.compareTo(Duration.ofHours(1)) < 0 || longestGrant.compareTo(LONGEST) > 0) {
            throw outOfRange("bailee.access.longest-grant", "1h and 7d", "a duration such as 8h");
        }
    }

    /// Whole hours.
    int mostHours() {
        return (int) longestGrant.toHours();
    }

    private static Invalid outOfRange(String setting, String range, String example) {
        return Invalid.of(
                setting, "setting.out-of-range", "This is not between " + range + ".", "Write " + example + ".");
    }
}
