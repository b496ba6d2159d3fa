package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.bailee.server.identity.KnownNetworks;
import org.bailee.server.identity.Sessions;
import org.bailee.server.shared.Unavailable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Knows a browser's session by its cookie, asking the database each time: an end is an end at once.
final class SessionContexts implements SecurityContextRepository {
    private final Sessions sessions;
    private final KnownNetworks networks;

    SessionContexts(Sessions sessions, KnownNetworks networks) {
        this.sessions = sessions;
        this.networks = networks;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        try {
            return context(holder.getRequest());
        } catch (Unavailable sealed) {
            // Nobody is known while the keys are sealed, and every page says so.
            return SecurityContextHolder.createEmptyContext();
        }
    }

    private SecurityContext context(HttpServletRequest request) {
        return SessionCookie.token(request)
                .flatMap(sessions::find)
                .<SecurityContext>map(session -> {
                    // At each request and not only at the door: a stolen cookie comes from elsewhere.
                    if (session.isComplete()) {
                        networks.cameFrom(session.staff(), request.getRemoteAddr());
                    }
                    return new SecurityContextImpl(new SignedInReader(session));
                })
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    /// Nothing to save: a session is begun, renewed and ended by `identity` alone.
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return SessionCookie.token(request).isPresent();
    }
}
