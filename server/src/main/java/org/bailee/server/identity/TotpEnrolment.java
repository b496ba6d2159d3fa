package org.bailee.server.identity;

/// A new secret for an authenticator app, shown this once.
///
/// @param secret to be typed: base 32 in upper case
/// @param uri to be scanned
public record TotpEnrolment(String secret, String uri) {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
