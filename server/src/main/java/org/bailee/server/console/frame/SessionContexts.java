package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.bailee.server.identity.Sessions;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Knows a browser's session by its cookie, asking the database each time: an end is an end at once.
final class SessionContexts implements SecurityContextRepository {
    private final Sessions sessions;

    SessionContexts(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return SessionCookie.token(holder.getRequest())
                .flatMap(sessions::find)
                .<SecurityContext>map(session -> new SecurityContextImpl(new SignedInReader(session)))
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
