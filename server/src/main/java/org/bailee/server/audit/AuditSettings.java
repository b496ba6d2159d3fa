package org.bailee.server.audit;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.VerifierKey;
import org.bailee.server.shared.Invalid;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the log is named, how long it is kept, and who watches it from outside.
///
/// @param origin the log's name, before its first start; drawn by lot if empty
/// @param keep how long an entry is kept at the least
/// @param clockJump how far the clock may be ahead of when it was last looked at, before nothing is destroyed by age
/// @param witnesses whom the log asks to sign its checkpoints too
@ConfigurationProperties("bailee.audit")
record AuditSettings(
        Optional<String> origin,
        @DefaultValue("P6Y") Period keep,
        @DefaultValue("7d") Duration clockJump,
        @DefaultValue List<WitnessSetting> witnesses) {
    AuditSettings {
        if (keep.isNegative() || keep.isZero()) {
            throw Invalid.of(
                    "bailee.audit.keep",
                    "setting.unfit",
                    "An audit log that keeps nothing is none.",
                    "Give a time such as P6Y or P18M.");
        }
        if (clockJump.compareTo(Duration.ofHours(1)) < 0) {
            throw Invalid.of(
                    "bailee.audit.clock-jump",
                    "setting.unfit",
                    "A clock that may not go on stops everything that is done for age.",
                    "Give a time such as 7d, an hour at the least.");
        }
        origin.ifPresent(AuditSettings::checkOrigin);
        witnesses = List.copyOf(witnesses);
    }

    private static void checkOrigin(String origin) {
        if (!origin.matches("[A-Za-z0-9][A-Za-z0-9./_-]{0,126}")) {
            throw Invalid.of(
                    "bailee.audit.origin",
                    "setting.unfit",
                    "A log's name has letters, digits, dots, dashes and slashes only.",
                    "Give one such as example.com/bailee, or leave the setting out.");
        }
    }

    /// @param url what stands before `/add-checkpoint`
    /// @param key the witness's verifier key (vkey)
    record WitnessSetting(URI url, String key) {
        WitnessSetting {
            if (url.getHost() == null || !List.of("http", "https").contains(String.valueOf(url.getScheme()))) {
                throw Invalid.of(
                        "bailee.audit.witnesses",
                        "setting.unfit",
                        "A witness's url is no http or https address.",
                        "Give what stands before /add-checkpoint, such as https://witness.example/w1.");
            }
            verifier(key);
        }

        VerifierKey verifier() {
            return verifier(key);
        }

        private static VerifierKey verifier(String key) {
            try {
                VerifierKey verifier = VerifierKey.parse(key);
                if (verifier.type() == VerifierKey.WITNESS) {
                    return verifier;
                }
            } catch (Malformed unlike) {
                // told below like a key of another type
            }
            throw Invalid.of(
                    "bailee.audit.witnesses",
                    "setting.unfit",
                    "This is not the verifier key of a witness.",
                    "Copy it whole, as the witness prints it: name+id+key.");
        }
    }
}
