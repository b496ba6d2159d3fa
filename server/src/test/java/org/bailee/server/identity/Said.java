package org.bailee.server.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What a provider says in a test, bit by bit.
final class Said {
    static final String ISSUER = "https://login.example.com/realm";

    private final String subject;
    private Optional<String> name = Optional.empty();
    private Set<String> groups = Set.of();
    private Optional<String> acr = Optional.empty();
    private Set<String> amr = Set.of();
    private Optional<Instant> at = Optional.empty();

    Said(String subject) {
        this.subject = subject;
    }

    static ProviderStatement said(String subject) {
        return new Said(subject).done();
    }

    Said named(String preferred) {
        name = Optional.of(preferred);
        return this;
    }

    Said in(String... those) {
        groups = Set.of(those);
        return this;
    }

    /// @param acr or none, if empty
    Said strongly(String acr, String... amr) {
        this.acr = Optional.of(acr).filter(text -> !text.isEmpty());
        this.amr = Set.of(amr);
        return this;
    }

    Said at(Instant moment) {
        at = Optional.of(moment);
        return this;
    }

    ProviderStatement done() {
        return new ProviderStatement(ISSUER, subject, name, name.map(text -> "Display " + text), groups, acr, amr, at);
    }
}
