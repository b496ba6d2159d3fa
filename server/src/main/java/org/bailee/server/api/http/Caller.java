package org.bailee.server.api.http;

import java.util.List;
import org.bailee.server.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// The account whose key came with the request, as Spring Security carries it.
final class Caller extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;

    Caller(Actor actor) {
        super(List.of());
        this.actor = actor;
        super.setAuthenticated(true);
    }

    /// @throws IllegalStateException if nobody is known: the security chain lets no such request through
    static Actor current() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known instanceof Caller caller) {
            return caller.actor;
        }
        throw new IllegalStateException("An endpoint was reached by nobody.");
    }

    @Override
    public Object getCredentials() {
        return "[sealed]";
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public String getName() {
        return actor.id().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
