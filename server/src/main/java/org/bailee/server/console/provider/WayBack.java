package org.bailee.server.console.provider;

/// What a browser brings back from the provider. None of it is believed yet; empty is absent.
///
/// @param iss who answers, as they say (RFC 9207)
record WayBack(String state, String code, String error, String iss) {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
