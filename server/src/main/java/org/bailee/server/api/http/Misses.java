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
public final class Misses implements HandlerInterceptor {
    static final int IDS_PER_MINUTE = 2_000;

    /// Of a field seen only masked there may be few values to try: a phone number behind its last digits, say.
    static final int VALUES_PER_MINUTE = 120;

    private static final String COUNT = Misses.class.getName();
    private static final Set<String> GUESSED =
            Set.of("subject.unknown", "record.unknown", "token.unknown", "key.unknown");

    private final Allowance left;
    private final String code;
    private final String says;
    private final String hint;

    private Misses(int perMinute, LongSupplier nanoTime, String code, String says, String hint) {
        this.left = new Allowance(perMinute, Duration.ofMinutes(1), nanoTime);
        this.code = code;
        this.says = says;
        this.hint = hint;
    }

    static Misses ofIds(LongSupplier nanoTime) {
        return new Misses(
                IDS_PER_MINUTE,
                nanoTime,
                "ids.guessing",
                "This key has asked for too many ids or tokens that do not exist.",
                "Wait as Retry-After says; then send only ids and tokens that Bailee gave out.");
    }

    static Misses ofValues(LongSupplier nanoTime) {
        return new Misses(
                VALUES_PER_MINUTE,
                nanoTime,
                "values.guessing",
                "This key has searched too often in vain by values it may see only masked.",
                "Wait as Retry-After says; search by fields your role sees plain, or ask for a role that does.");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        ActorId account = Caller.current().id();
        if (!left.isLeft(account)) {
            throw new HttpRefusal(429, code, says, hint, left.untilSomeIsLeft(account));
        }
        request.setAttribute(COUNT, (IntConsumer) missed -> left.take(account, missed));
        return true;
    }

    /// Counts a failure that is about to be told, if it is a miss.
    static void count(@Nullable Throwable why) {
        if (why instanceof NotFound missing && GUESSED.contains(missing.code())) {
            countOne();
        }
    }

    /// Counts a search that found out that a value is not the one.
    public static void countGuess() {
        countOne();
    }

    private static void countOne() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(COUNT, RequestAttributes.SCOPE_REQUEST) instanceof IntConsumer account) {
            account.accept(1);
        }
    }
}
