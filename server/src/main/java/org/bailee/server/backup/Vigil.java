package org.bailee.server.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what nobody would notice before it is too late: that no restore was proven for too long, that the keys
/// in the database are not those in memory, and that its tables are not those that a restore fills. Each is told
/// as a failure, which alarms, once a day until it is mended.
final class Vigil {
    private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);
    private static final String SILENCE = "silence";
    private static final String KEYS = "keys";
    private static final String TABLES = "tables";
    private static final int NAMED = 20;
    private static final UUID NO_SET = new UUID(0, 0);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Means means;
    private final Runnable proof;
    private final Supplier<List<String>> differences;
    private Instant keysDue = Instant.MIN;
    private Instant tablesDue = Instant.MIN;

    /// @param proof fails if the keys in the database are not sound
    /// @param differences between the tables and those that a restore fills
    Vigil(Means means, Runnable proof, Supplier<List<String>> differences) {
        this.means = means;
        this.proof = proof;
        this.differences = differences;
    }

    /// Once an hour, whether backups are taken or not.
    void proveKeys() {
        Instant now = means.now();
        if (now.isBefore(keysDue)) {
            return;
        }
        try {
            proof.run();
            keysDue = now.plus(HOUR);
        } catch (Unavailable unsound) {
            if (unsound.code().equals("keys.unsound")) {
                fail(KEYS, unsound.code());
                keysDue = now.plus(DAY);
            }
        }
    }

    /// Once an hour: else only a drill would show that rows are in the sets which no restore takes.
    void compareTables() {
        Instant now = means.now();
        if (now.isBefore(tablesDue)) {
            return;
        }
        List<String> found = differences.get();
        if (!found.isEmpty()) {
            fail(TABLES, "backup.tables-differ");
            LOG.error(
                    "The tables differ in {} from those that a restore fills: {}.",
                    found.size(),
                    String.join("; ", found.subList(0, Math.min(NAMED, found.size()))));
        }
        tablesDue = now.plus(found.isEmpty() ? HOUR : DAY);
    }

    void breakSilence() {
        if (isSilent()) {
            fail(SILENCE, "backup.unproven");
        }
    }

    private void fail(String what, String code) {
        means.attempts().fail(Actor.bailee(), means.attempts().begin(what, NO_SET), code);
    }

    private boolean isSilent() {
        return isUnproven()
                && means.runs()
                        .newest(SILENCE, means.latest())
                        .filter(told -> told.begunAt().plus(DAY).isAfter(means.now()))
                        .isEmpty();
    }

    /// Whether no restore was proven for longer than is asked for.
    boolean isUnproven() {
        Duration within = means.settings().provenWithin();
        return !within.isZero()
                && proven().or(() -> means.runs().first(means.latest()))
                        .filter(since -> since.plus(within).isBefore(means.now()))
                        .isPresent();
    }

    /// When a restore was last proven to work.
    Optional<Instant> proven() {
        return means.runs().proven(means.latest());
    }
}
