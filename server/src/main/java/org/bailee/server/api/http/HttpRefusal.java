package org.bailee.server.api.http;

import java.time.Duration;
import org.bailee.server.shared.Unavailable;

/// The request cannot be served for a reason of HTTP alone: unreadable, too large, too fast, in the wrong format.
public final class HttpRefusal extends RuntimeException {
    static final Duration SOON = Duration.ofSeconds(5);

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String says;
    private final String hint;
    private final Duration retryAfter;

    public HttpRefusal(int status, String code, String says, String hint) {
        this(status, code, says, hint, SOON);
    }

    /// @param retryAfter when it is worth trying again, of a refusal that passes
    HttpRefusal(int status, String code, String says, String hint, Duration retryAfter) {
        super(says, null, false, false);
        this.status = status;
        this.code = code;
        this.says = says;
        this.hint = hint;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String says() {
        return says;
    }

    String hint() {
        return hint;
    }

    /// In whole seconds, rounded up.
    long retryAfter() {
        return Unavailable.seconds(retryAfter);
    }
}
