package org.bailee.server.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a person can show to be let in, as their account page lists it.
///
/// @param totpSince when the authenticator app was added, if there is one
public record OwnFactors(
        Optional<Instant> totpSince, Optional<Instant> totpLastUsed, List<Passkey> passkeys, int recoveryCodesLeft) {
    int seconds() {
        return passkeys.size() + (totpSince.isPresent() ? 1 : 0);
    }
}
