package org.bailee.server.audit;

import java.net.URI;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the log is named, how long it is kept, and who watches it from outside.
///
/// @param origin the log's name, before its first start; drawn by lot if empty
/// @param keep how long an entry is kept at the least
/// @param witnesses whom the log asks to sign its checkpoints too
@ConfigurationProperties("bailee.audit")
record AuditSettings(
        Optional<String> origin,
        @DefaultValue("P6Y") Period keep,
        @DefaultValue List<WitnessSetting> witnesses) {
    /// @param url what stands before `/add-checkpoint`
    /// @param key the witness's verifier key (vkey)
    record WitnessSetting(URI url, String key) {}
}
