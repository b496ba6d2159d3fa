package org.bailee.server.audit;

/// The log is not what it was: nothing more may be signed on top of it.
final class LogFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String hint;

    /// @param hint what to do next, in one sentence
    LogFault(String code, String says, String hint) {
        super(says);
        this.code = code;
        this.hint = hint;
    }

    String code() {
        return code;
    }

    String says() {
        return String.valueOf(getMessage());
    }

    String hint() {
        return hint;
    }

    /// The database holds less, or something else, than what this log has signed before.
    static LogFault older(long published, long found) {
        return new LogFault(
                "log.database-older",
                "A checkpoint of " + published + " entries was published, and the database has only " + found + ".",
                "Give back the database that is newer. If it is lost for good, keep the folder log of the home as"
                        + " evidence, move its file checkpoint away, and start again: whoever has the newer checkpoint will"
                        + " see that entries are gone.");
    }

    static LogFault otherPast(long size) {
        return new LogFault(
                "log.other-past",
                "The first " + size + " entries are not those that a published checkpoint was signed for.",
                "Somebody changed the log or put another in its place: keep the database and the folder log of the home"
                        + " as they are, and compare them with a copy by: bailee audit verify.");
    }

    static LogFault tilesDiffer(long size) {
        return new LogFault(
                "log.hashes-differ",
                "The hashes the database keeps do not give the root that was signed for " + size + " entries.",
                "Keep the database as it is, and compare it with a backup by: bailee audit verify.");
    }

    static LogFault headUnsigned() {
        return new LogFault(
                "log.head-false",
                "The head in the database is not the one that its checkpoint was signed for.",
                "Keep the database as it is, and compare it with a backup by: bailee audit verify.");
    }

    static LogFault prunedFalse(long before) {
        return new LogFault(
                "log.pruned-false",
                "The database says that the entries before position " + before
                        + " were deleted, and no entry signed by the log's key says so.",
                "Somebody changed the database: nothing more is deleted. Keep it as it is, and compare it with a backup"
                        + " by: bailee audit verify.");
    }

    static LogFault keyFalse() {
        return entry("log.key-false", "The key the log signs with is not the one the database names.");
    }

    static LogFault entry(String code, String says) {
        return new LogFault(
                code,
                says,
                "Somebody changed the database: keep it as it is, find out who had access to it, and compare it with a"
                        + " backup by: bailee audit verify.");
    }
}
