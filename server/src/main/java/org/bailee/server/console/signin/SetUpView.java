package org.bailee.server.console.signin;

import java.util.List;
import java.util.Optional;

/// One step of a set-up.
///
/// @param isNamed whether the person says who they are here, as only the first administrator does
/// @param setsFactor whether the second factor is new; if not, one there is is shown
/// @param secret of the authenticator app, to be typed, grouped by four; empty once it was shown
public record SetUpView(
        String name,
        String displayName,
        boolean isNamed,
        boolean choosesPassword,
        boolean setsFactor,
        Optional<ScanMe> picture,
        String secret,
        List<String> refused) {
    public Attempt attempt() {
        return new Attempt(name, refused);
    }
}
