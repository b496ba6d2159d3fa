package org.bailee.server.backup;

import java.nio.file.Path;
import java.time.Duration;
import org.bailee.server.shared.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where backups go, how often, and how many are kept.
///
/// @param folder on another disk or machine; without it no backup is taken
/// @param every how long after one backup the next is due; `0` for none but those asked for
/// @param keep data sets, newest first
/// @param keepKeys how long a set of keys is kept; the newest always is
/// @param megabytesPerSecond at the most, to the folder; 0 for as fast as it goes
/// @param drill whether each backup is put back into a scratch database at once
/// @param provenWithin how long there may be no drill that succeeded before it alarms; `0` for ever
@ConfigurationProperties("bailee.backup")
record BackupSettings(
        @Nullable Path folder,
        @DefaultValue("1d") Duration every,
        @DefaultValue("14") int keep,
        @DefaultValue("7d") Duration keepKeys,
        @DefaultValue("0") int megabytesPerSecond,
        @DefaultValue("true") boolean drill,
        @DefaultValue("3d") Duration provenWithin) {
    BackupSettings {
        if (keep < 1) {
            throw unfit("keep", "At least one backup must be kept.", "Give a number such as 14.");
        }
        if (megabytesPerSecond < 0) {
            throw unfit("megabytes-per-second", "A speed cannot be negative.", "Give 0 for as fast as it goes.");
        }
        requirePositive("every", every);
        requirePositive("keep-keys", keepKeys);
        requirePositive("proven-within", provenWithin);
    }

    /// How old the sets to be kept are, if one is taken whenever one is due, or a day where none ever is.
    Duration spread() {
        return (every.isZero() ? Duration.ofDays(1) : every).multipliedBy(keep);
    }

    private static void requirePositive(String name, Duration time) {
        if (time.isNegative()) {
            throw unfit(name, "A time cannot be negative.", "Give one such as 1d.");
        }
    }

    private static Invalid unfit(String name, String message, String hint) {
        return Invalid.of("bailee.backup." + name, "setting.unfit", message, hint);
    }
}
