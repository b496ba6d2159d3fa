package org.bailee.server.identity;

import java.time.Duration;
import java.util.List;
import org.bailee.server.shared.Invalid;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long people stay signed in.
///
/// @param idle a session unused for so long ends
/// @param longest a session ends after so long, used or not
/// @param stepUp how recent a second factor must be for what is sensitive
/// @param contextWords words that passwords must not be made of, such as the business's name
@ConfigurationProperties("bailee.sign-in")
record SignInSettings(
        @DefaultValue("15m") Duration idle,
        @DefaultValue("10h") Duration longest,
        @DefaultValue("5m") Duration stepUp,
        @DefaultValue List<String> contextWords) {
    private static final Duration MOST_IDLE = Duration.ofHours(1);
    private static final Duration MOST_LONGEST = Duration.ofHours(24);

    SignInSettings {
        within("bailee.sign-in.idle", idle, Duration.ofMinutes(2), MOST_IDLE);
        within("bailee.sign-in.longest", longest, idle, MOST_LONGEST);
        within("bailee.sign-in.step-up", stepUp, Duration.ofSeconds(30), idle);
        contextWords = List.copyOf(contextWords);
    }

    /// Limits of NIST SP 800-63B-4 at level 2: an hour idle, a day in all.
    private static void within(String setting, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw Invalid.of(
                    setting,
                    "setting.out-of-range",
                    "This is not between " + words(least) + " and " + words(most) + ".",
                    "Write a duration such as " + words(least) + ".");
        }
    }

    private static String words(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }
}
