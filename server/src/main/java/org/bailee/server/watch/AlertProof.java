package org.bailee.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.bailee.server.keys.StaffSecrets;
import org.jspecify.annotations.Nullable;

/// Vouches for one alert as it stands: nobody makes the code without the keys.
final class AlertProof {
    private static final String WHAT = "watch-alert";

    private final StaffSecrets secrets;

    AlertProof(StaffSecrets secrets) {
        this.secrets = secrets;
    }

    byte[] of(Alert alert) {
        // None of these texts has a line's end; gaps stand last, since there may be any number.
        String state = String.join(
                "\n",
                alert.id().toString(),
                alert.rule(),
                alert.grade().word(),
                alert.code(),
                alert.actor().toString(),
                alert.person().map(Object::toString).orElse(""),
                micros(alert.firstAt()),
                micros(alert.lastAt()),
                Long.toString(alert.count()),
                alert.acknowledgement()
                        .map(said -> said.by() + " " + micros(said.at()) + " " + said.reason())
                        .orElse(""),
                String.join("\n", alert.gaps()));
        return secrets.mac(WHAT, state.getBytes(UTF_8));
    }

    Predicate<Alert> isOf(byte @Nullable [] kept) {
        return alert -> MessageDigest.isEqual(kept, of(alert));
    }

    /// As a table keeps them.
    private static String micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
