package org.bailee.server.identity;

import java.time.Duration;
import java.util.List;

/// What became of completing a set-up.
public sealed interface SetUpAnswer {
    /// Done, and signed in with both factors.
    ///
    /// @param recoveryCodes shown this once; none if the person keeps those they have
    record SetUpDone(SignInAnswer.SignedIn signedIn, List<String> recoveryCodes) implements SetUpAnswer {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /// The second factor was not right.
    record WrongFactor() implements SetUpAnswer {}

    /// Not even looked at: too many failures lately.
    record Wait(Duration retryAfter) implements SetUpAnswer {}
}
