package org.bailee.server.watch;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who keeps what the log was, where nobody here can change it.
///
/// @param checkpointMail addresses the newest checkpoint is mailed to once a day
@ConfigurationProperties("bailee.audit")
record CheckpointMailSettings(@DefaultValue({}) List<String> checkpointMail) {
    CheckpointMailSettings {
        checkpointMail = List.copyOf(checkpointMail);
        checkpointMail.forEach(address -> Addresses.mustBeOne("bailee.audit.checkpoint-mail", address));
    }
}
