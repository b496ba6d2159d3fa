package org.bailee.server.database;

import java.util.Locale;

/// How a connection to a database on another machine is protected, in PostgreSQL's own words.
enum DatabaseTls {
    /// Encrypted, with a certificate for the very host that was named.
    VERIFY_FULL,
    /// Encrypted, for whoever answers.
    REQUIRE,
    /// Readable on the way.
    DISABLE;

    /// As `sslmode` and settings have it: `verify-full`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
