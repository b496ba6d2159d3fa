package org.bailee.server.identity;

import java.time.Duration;
import org.bailee.server.identity.SignInAnswer.SignedIn;

/// What became of somebody who came back from the identity provider.
public sealed interface ProviderAnswer {
    /// Known, and let in so far as the session's factors go. The token is new: any older one is dead.
    record Arrived(SignedIn signedIn) implements ProviderAnswer {}

    /// Not let in.
    record NotArrived(ProviderRefusal why) implements ProviderAnswer {}

    /// Not even begun: too many have been begun and not finished lately.
    record NotYet(Duration retryAfter) implements ProviderAnswer {}
}
