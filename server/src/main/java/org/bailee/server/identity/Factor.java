package org.bailee.server.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a person can show to be let in.
public enum Factor {
    PASSWORD,
    TOTP,
    RECOVERY,
    PASSKEY,
    /// The word of the identity provider that it knows the person.
    OIDC,
    /// The word of the identity provider that it asked for a second factor too.
    OIDC_SECOND;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is a second factor beside something else.
    boolean isSecond() {
        return this == TOTP || this == RECOVERY || this == PASSKEY || this == OIDC_SECOND;
    }

    /// As the database keeps them: `password:1764072000000 totp:…`, in milliseconds.
    static String write(Map<Factor, Instant> factors) {
        return factors.entrySet().stream()
                .map(factor -> factor.getKey().word() + ":" + factor.getValue().toEpochMilli())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static Map<Factor, Instant> read(String text) {
        Map<Factor, Instant> factors = new EnumMap<>(Factor.class);
        Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).forEach(word -> {
            int colon = word.indexOf(':');
            factors.put(
                    valueOf(word.substring(0, colon).toUpperCase(Locale.ROOT)),
                    Instant.ofEpochMilli(Long.parseLong(word.substring(colon + 1))));
        });
        return factors;
    }
}
