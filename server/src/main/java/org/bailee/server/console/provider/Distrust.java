package org.bailee.server.console.provider;

import org.bailee.server.identity.ProviderRefusal;

/// The provider, or who brought its answer, is not to be believed, or it is not there. Never quotes what it sent.
final class Distrust extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProviderRefusal why;

    Distrust(ProviderRefusal why, String code) {
        super(code);
        this.why = why;
    }

    ProviderRefusal why() {
        return why;
    }

    /// Words of ours, for the log.
    String code() {
        return String.valueOf(getMessage());
    }
}
