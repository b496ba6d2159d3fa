package org.bailee.server.database;

import java.io.FileNotFoundException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.net.ssl.SSLException;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// What a failure of the database means for whoever asked (PostgreSQL manual, appendix A, "Error Codes").
enum SqlFailure {
    /// Others changed the same things at the same moment: the same work may succeed at once.
    COLLISION,
    /// No connection, a broken one, or a server that is starting, stopping or has crashed.
    UNREACHABLE,
    /// Every connection of the pool is taken.
    BUSY,
    /// The user, its password or the database's name is wrong, or the server's rules keep us out.
    REFUSED,
    /// The way to the server cannot be protected as it must be.
    UNPROTECTED,
    /// No room left on the database's disk.
    FULL,
    /// What the row was made from is over meanwhile, and the database takes none of its kind any more.
    OVERTAKEN,
    /// A row is not as the rules of its table want it: rows or rules were changed by somebody else, or it is a fault of
    /// ours.
    UNFIT,
    /// The server takes reads only: a standby, or one set so by its administrator.
    READ_ONLY,
    /// A fault of ours, such as a constraint nobody expected to break.
    OTHER;

    /// The name of rules that move with time: of which epoch a key must be at least.
    private static final String MOVING = "epoch";

    /// What the pool says, without a code, when a connection it found broken is to be rolled back.
    private static final String POOL_GAVE_UP = "Connection is closed";

    static SqlFailure of(Throwable failed) {
        SqlFailure found = OTHER;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException exception) {
                SqlFailure meaning = of(exception);
                // The innermost cause knows best: a pool that timed out may tell why it has no connection to give.
                found = meaning == OTHER ? found : meaning;
            } else if (cause instanceof SSLException || cause instanceof FileNotFoundException) {
                // The only file the driver opens is the authority's certificate.
                found = UNPROTECTED;
            }
        }
        return found;
    }

    private static SqlFailure of(SQLException exception) {
        @Nullable String state = exception.getSQLState();
        if (state == null) {
            if (POOL_GAVE_UP.equals(exception.getMessage())) {
                return UNREACHABLE;
            }
            return exception instanceof SQLTransientConnectionException ? BUSY : OTHER;
        }
        return switch (state) {
            // The last: somebody else has what is asked for, and we do not wait longer.
            case "40001", "40P01", "55P03" -> COLLISION;
            case "53100" -> FULL;
            case "53300" -> BUSY;
            // The last but one is the driver's: the server asks for or offers what we do not, such as no TLS.
            case "28000", "28P01", "08004", "3D000" -> REFUSED;
            case "25006" -> READ_ONLY;
            case "23514" ->
                Violated.by(exception)
                                .filter(rule -> rule.name().equals(MOVING))
                                .isPresent()
                        ? OVERTAKEN
                        : UNFIT;
            case "57P01", "57P02", "57P03", "57P05" -> UNREACHABLE;
            default -> state.startsWith("08") ? UNREACHABLE : OTHER;
        };
    }

    boolean isRetryable() {
        return this == COLLISION;
    }

    /// The problem to answer with, or the failure itself if it has no better name.
    RuntimeException asProblemOr(RuntimeException failed) {
        return switch (this) {
            case COLLISION ->
                new Unavailable(
                        "database.collision",
                        "Too many requests changed the same things at the same moment.",
                        "Send the request again in a moment.");
            case UNREACHABLE ->
                new Unavailable(
                        "database.unreachable",
                        "The database cannot be reached.",
                        "Send the request again in a moment: Bailee reconnects by itself. If this lasts, look whether"
                                + " the database runs; a change that was under way may or may not have been kept.");
            case BUSY ->
                new Unavailable(
                        "database.busy",
                        "Every connection to the database is in use.",
                        "Send the request again in a moment; if this lasts, raise bailee.database.connections.");
            case REFUSED ->
                new Unavailable(
                        "database.refused",
                        "The database does not let Bailee in.",
                        "Look at bailee.database.url, .user and .password, at the server's pg_hba.conf, and whether it"
                                + " offers TLS, which it must unless it is on this machine.");
            case UNPROTECTED ->
                new Unavailable(
                        "database.unprotected",
                        "The database does not prove to be the one that is meant.",
                        "Give it a certificate for the host you name, and name the authority that signed it with"
                                + " sslrootcert=FILE in bailee.database.url.");
            case FULL ->
                new Unavailable(
                        "database.full",
                        "The database's disk is full. Nothing of this request was kept.",
                        "Make room on the disk that holds the database; Bailee goes on by itself.");
            case OVERTAKEN ->
                new Unavailable(
                        "database.overtaken",
                        "What the request was prepared with has been replaced meanwhile. Nothing of it was kept.",
                        "Send the request again.");
            case UNFIT -> Violated.by(failed).map(SqlFailure::unfit).orElseGet(() -> unfit(Violated.UNKNOWN));
            case READ_ONLY ->
                new Unavailable(
                        "database.read-only",
                        "The database takes no changes at present.",
                        "Point bailee.database.url at the primary server, or let it accept changes again.");
            case OTHER -> failed;
        };
    }

    private static Unavailable unfit(Violated rule) {
        // What a duty meets is shown to nobody.
        LoggerFactory.getLogger(SqlFailure.class)
                .error(
                        "A row broke the rule {} of {}: rows or rules of the database were changed.",
                        rule.name(),
                        rule.table());
        return new Unavailable(
                "database.unfit",
                "Something in the database is not as Bailee keeps it, and does not let this be written. Nothing of the"
                        + " request was kept.",
                "Sending it again does not help. Whoever runs Bailee finds the rule in the server's log, looks who else"
                        + " writes to the database or changed its tables, and checks what is there: bailee audit verify.");
    }
}
