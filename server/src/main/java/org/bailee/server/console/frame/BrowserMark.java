package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bailee.server.identity.KnownBrowsers;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.SessionId;
import org.springframework.web.servlet.HandlerInterceptor;

/// Marks the browser of everybody who has come in, whichever way they came, at the first page they ask for.
///
/// Here and not at each way in: a way that is added one day cannot forget it.
final class BrowserMark implements HandlerInterceptor {
    private static final HostCookie COOKIE = new HostCookie("__Host-bailee-browser", "Strict");
    /// Forgetting costs one statement a session.
    private static final int MOST = 10_000;

    private final KnownBrowsers browsers;
    private final Set<SessionId> marked = ConcurrentHashMap.newKeySet();

    BrowserMark(KnownBrowsers browsers) {
        this.browsers = browsers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<Session> inside = Pages.reader().filter(Session::isComplete);
        if (inside.isPresent() && !isOfAsset(request) && marked.add(inside.get().id())) {
            try {
                String mark = browsers.cameIn(inside.get(), COOKIE.of(request));
                COOKIE.give(response, mark, KnownBrowsers.GOOD_FOR);
            } catch (RuntimeException failed) {
                marked.remove(inside.get().id());
                throw failed;
            }
            if (marked.size() > MOST) {
                marked.clear();
            }
        }
        return true;
    }

    /// Kept by caches for ever, which must not keep a cookie.
    private static boolean isOfAsset(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }
}
