package org.bailee.server.keys;

import java.time.Period;
import org.bailee.server.shared.Invalid;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long one key-encryption key serves.
@ConfigurationProperties("bailee.keys")
record KeysSettings(@DefaultValue("P7D") Period epoch) {
    KeysSettings {
        if (epoch.isNegative() || epoch.isZero()) {
            throw Invalid.of(
                    "bailee.keys.epoch",
                    "setting.unfit",
                    "A key needs some time to serve.",
                    "Give a time such as P7D or P1M.");
        }
    }
}
