package org.bailee.server.database;

import java.util.Optional;
import org.bailee.server.shared.Legible;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// A rule of a table that a row broke. By its name: what PostgreSQL tells besides holds the values of the row.
record Violated(String table, String name) {
    static final Violated UNKNOWN = new Violated("?", "?");

    static Optional<Violated> by(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
                ServerErrorMessage told = refused.getServerErrorMessage();
                return Optional.of(
                        new Violated(or(told.getSchema()) + "." + or(told.getTable()), or(told.getConstraint())));
            }
        }
        return Optional.empty();
    }

    private static String or(@Nullable String name) {
        return name == null ? "?" : Legible.of(name);
    }
}
