package org.bailee.server.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Unavailable;

/// Tells what nobody would notice before it is too late: that no restore was proven for too long, and that the
/// keys in the database are not those in memory. Each is told as a failure, which alarms, once a day until it
/// is mended.
final class Vigil {
    private static final String SILENCE = "silence";
    private static final String KEYS = "keys";
    private static final UUID NO_SET = new UUID(0, 0);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final BackupSettings settings;
    private final RunStore runs;
    private final Attempts attempts;
    private final Runnable proof;
    private final InstantSource clock;
    private Instant keysDue = Instant.MIN;

    /// @param proof fails if the keys in the database are not sound
    Vigil(BackupSettings settings, RunStore runs, Attempts attempts, Runnable proof, InstantSource clock) {
        this.settings = settings;
        this.runs = runs;
        this.attempts = attempts;
        this.proof = proof;
        this.clock = clock;
    }

    /// Once an hour, whether backups are taken or not.
    void proveKeys() {
        Instant now = clock.instant();
        if (now.isBefore(keysDue)) {
            return;
        }
        try {
            proof.run();
            keysDue = now.plus(HOUR);
        } catch (Unavailable unsound) {
            if (unsound.code().equals("keys.unsound")) {
                attempts.fail(Actor.bailee(), attempts.begin(KEYS, NO_SET), unsound.code());
                keysDue = now.plus(DAY);
            }
        }
    }

    void breakSilence() {
        if (isSilent()) {
            attempts.fail(Actor.bailee(), attempts.begin(SILENCE, NO_SET), "backup.unproven");
        }
    }

    private boolean isSilent() {
        Instant now = clock.instant();
        return !settings.provenWithin().isZero()
                && runs.proven(now.plus(Shelf.AHEAD))
                        .or(() -> runs.first(now.plus(Shelf.AHEAD)))
                        .filter(since -> since.plus(settings.provenWithin()).isBefore(now))
                        .isPresent()
                && runs.newest(SILENCE, now.plus(Shelf.AHEAD))
                        .filter(told -> told.begunAt().plus(DAY).isAfter(now))
                        .isEmpty();
    }
}
