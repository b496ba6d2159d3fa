package org.bailee.server.identity;

import java.util.Locale;

/// What somebody was sent to the identity provider for.
public enum ProviderPurpose {
    SIGN_IN,
    LINK,
    STEP_UP;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ProviderPurpose of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
