package org.bailee.server.console.frame;

import java.util.List;
import org.bailee.server.identity.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A session as Spring Security carries it: at the door, setting up, or inside.
final class SignedInReader extends AbstractAuthenticationToken {
    static final String INSIDE = "INSIDE";
    static final String HALFWAY = "HALFWAY";
    static final String SETTING_UP = "SETTING_UP";

    private static final long serialVersionUID = 1L;

    private final transient Session session;

    SignedInReader(Session session) {
        super(List.<GrantedAuthority>of(new SimpleGrantedAuthority(place(session))));
        this.session = session;
        super.setAuthenticated(true);
    }

    Session session() {
        return session;
    }

    private static String place(Session session) {
        if (session.isSetUp()) {
            return SETTING_UP;
        }
        return session.isComplete() ? INSIDE : HALFWAY;
    }

    @Override
    public Object getCredentials() {
        return "[sealed]";
    }

    @Override
    public Object getPrincipal() {
        return session;
    }

    @Override
    public String getName() {
        return session.staff().id().toString();
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
