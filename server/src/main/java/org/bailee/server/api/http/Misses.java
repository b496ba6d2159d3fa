package org.bailee.server.api.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets a key guess wrong only so often: whoever holds real ids and tokens is rarely wrong, whoever guesses always.
///
/// Ids and tokens are counted where failures are answered, so that no endpoint can forget it.
final class Misses implements HandlerInterceptor {
    static final int IDS_PER_MINUTE = 2_000;

    private static final String COUNT = Misses.class.getName();
    private static final Set<String> GUESSED =
            Set.of("subject.unknown", "record.unknown", "token.unknown", "key.unknown");

    private final Allowance left;

    Misses(LongSupplier nanoTime) {
        this.left = new Allowance(IDS_PER_MINUTE, Duration.ofMinutes(1), nanoTime);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        ActorId account = Caller.current().id();
        if (!left.isLeft(account)) {
            throw new HttpRefusal(
                    429,
                    "ids.guessing",
                    "This key has asked for too many ids or tokens that do not exist.",
                    "Wait as Retry-After says; then send only ids and tokens that Bailee gave out.",
                    left.untilSomeIsLeft(account));
        }
        request.setAttribute(COUNT, (IntConsumer) missed -> left.owe(account, missed));
        return true;
    }

    /// Counts a failure that is about to be told, if it is a miss.
    static void count(@Nullable Throwable why) {
        if (why instanceof NotFound missing && GUESSED.contains(missing.code())) {
            countOne();
        }
    }

    private static void countOne() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(COUNT, RequestAttributes.SCOPE_REQUEST) instanceof IntConsumer account) {
            account.accept(1);
        }
    }
}
