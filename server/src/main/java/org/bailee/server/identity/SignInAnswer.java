package org.bailee.server.identity;

import java.time.Duration;

/// What became of a step of signing in.
public sealed interface SignInAnswer {
    /// Let in, so far as the session's factors go. The token is new: any older one is dead.
    record SignedIn(String token, Session session) implements SignInAnswer {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /// Not let in, and nobody is told why.
    record Refused() implements SignInAnswer {}

    /// Not even looked at: too many failures lately.
    record TooSoon(Duration retryAfter) implements SignInAnswer {}
}
