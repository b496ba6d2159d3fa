package org.bailee.server.identity;

import java.util.Locale;

/// Why nobody was let in by way of the identity provider (docs/spec/sign-in.md).
public enum ProviderRefusal {
    FLOW,
    CANCELLED,
    PROVIDER,
    UNTRUSTED,
    AWAY,
    UNKNOWN_SUBJECT,
    FORMER_SUBJECT,
    NOT_ACTIVE,
    NO_ROLE,
    LAST_ADMINISTRATOR,
    NAME,
    TAKEN,
    ANOTHER_PERSON,
    SECOND_FACTOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
