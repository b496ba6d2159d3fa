package org.bailee.server.audit;

import java.util.Locale;

/// How what an entry tells of ended.
public enum Outcome {
    DONE,
    REFUSED,
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
