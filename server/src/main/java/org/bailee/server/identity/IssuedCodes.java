package org.bailee.server.identity;

import java.util.List;

/// New recovery codes, shown this once, and the session they were made in with its new token.
public record IssuedCodes(SignInAnswer.SignedIn signedIn, List<String> codes) {
    public IssuedCodes {
        codes = List.copyOf(codes);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
