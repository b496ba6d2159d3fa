package org.bailee.cli.witness;

/// What a witness answers.
///
/// @param body text
record Answer(int status, String type, String body) {
    private static final String PLAIN = "text/plain; charset=utf-8";

    static Answer signed(String line) {
        return new Answer(200, PLAIN, line + "\n");
    }

    /// The log goes on from another size than the one this witness knows.
    static Answer knows(long size) {
        return new Answer(409, "text/x.tlog.size", size + "\n");
    }

    static Answer refused(int status, String why) {
        return new Answer(status, PLAIN, why + "\n");
    }
}
