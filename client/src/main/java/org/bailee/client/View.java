package org.bailee.client;

import java.util.Locale;

/// How much of a value its reader sees.
public enum View {
    PLAIN,
    MASKED,
    PRESENT;

    /// As the API writes it: `plain`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
