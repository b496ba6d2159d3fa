package org.bailee.server.api.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.bailee.server.keys.KeyRing;
import org.springframework.web.servlet.HandlerInterceptor;

/// While the keys are sealed nothing is done but to say so, not even what would need no key.
final class SealedDoor implements HandlerInterceptor {
    private static final Set<String> OPEN = Set.of("/health", "/v1/status", SecurityConfiguration.UNSEALING, "/unseal");

    /// What the page /unseal is made of.
    private static final String ASSETS = "/assets/";

    private final KeyRing keys;

    SealedDoor(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean answersAnError = request.getDispatcherType() == DispatcherType.ERROR;
        if (keys.isSealed() && !answersAnError && !isOpen(request.getRequestURI())) {
            throw KeyRing.sealed();
        }
        return true;
    }

    private static boolean isOpen(String path) {
        return OPEN.contains(path) || path.startsWith(ASSETS);
    }
}
