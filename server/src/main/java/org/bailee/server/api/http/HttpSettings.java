package org.bailee.server.api.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the server listens, and how much it takes.
///
/// @param address one of this machine's own; loopback unless told otherwise, so that nothing is open by accident
@ConfigurationProperties("bailee")
record HttpSettings(
        @DefaultValue("8443") int port,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue Limits limits) {

    /// @param requestsPerSecond of one key
    /// @param requestsAtOnce of all keys together
    record Limits(
            @DefaultValue("10000") int requestsPerSecond,
            @DefaultValue("512") int requestsAtOnce) {}
}
