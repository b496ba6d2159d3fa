package org.bailee.server.identity;

import java.time.Duration;
import java.util.Locale;

/// What a link is for.
public enum LinkKind {
    FIRST_ADMINISTRATOR,
    INVITATION,
    RESET_PASSWORD,
    RESET_FACTORS,
    RESET_BOTH;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static LinkKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// Whether a new password is to be chosen; if not, the one there is must be shown.
    public boolean setsPassword() {
        return this != RESET_FACTORS;
    }

    /// Whether a new second factor is to be set up; if not, one there is must be shown.
    public boolean setsFactor() {
        return this != RESET_PASSWORD;
    }

    boolean isReset() {
        return this == RESET_PASSWORD || this == RESET_FACTORS || this == RESET_BOTH;
    }

    Duration lasts() {
        return this == FIRST_ADMINISTRATOR ? Duration.ofHours(1) : Duration.ofHours(24);
    }
}
