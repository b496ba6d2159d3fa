package org.bailee.server.identity;

import java.time.Duration;
import java.util.List;

/// How often something may fail before tries are slowed down (docs/spec/sign-in.md).
///
/// @param free failures without a wait
/// @param most failures after which the way is closed until they are forgotten
record Limit(String scope, long free, Duration first, Duration longest, long most, Duration forgottenAfter) {
    static final Limit PASSWORD = account("password");
    static final Limit CODE = account("code");
    static final Limit SOURCE =
            new Limit("source", 30, Duration.ofSeconds(1), Duration.ofMinutes(5), Long.MAX_VALUE, Duration.ofHours(1));
    static final Limit EVERYBODY = new Limit(
            "everybody", 600, Duration.ofSeconds(1), Duration.ofSeconds(10), Long.MAX_VALUE, Duration.ofMinutes(1));
    static final Limit PASSKEY =
            new Limit("passkey", 30, Duration.ofSeconds(1), Duration.ofMinutes(1), Long.MAX_VALUE, Duration.ofHours(1));
    static final Limit PROVIDER = new Limit(
            "provider", 30, Duration.ofSeconds(1), Duration.ofMinutes(1), Long.MAX_VALUE, Duration.ofHours(1));

    static final List<Limit> ALL = List.of(PASSWORD, CODE, SOURCE, EVERYBODY, PASSKEY, PROVIDER);

    /// Whether it protects one account, and so begins anew with a success; the others count many people's tries.
    boolean isOfAnAccount() {
        return most < Long.MAX_VALUE;
    }

    private static Limit account(String scope) {
        return new Limit(scope, 5, Duration.ofSeconds(1), Duration.ofHours(1), 100, Duration.ofDays(30));
    }
}
