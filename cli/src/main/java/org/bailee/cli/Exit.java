package org.bailee.cli;

/// Exit codes, as `docs/reference/cli.md` promises them to scripts. Those from 10 on, of what is wrong with a log, are
/// [org.bailee.cli.verify.Flaw]'s.
public final class Exit {
    public static final int DONE = 0;

    /// A rule refused, or it could not be done.
    public static final int REFUSED = 1;

    /// `register plan` only: the file would change the register.
    public static final int CHANGES = 2;

    /// The command itself was written wrongly.
    public static final int USAGE = 64;

    /// Import only: some rows were rejected; the rest is kept.
    public static final int SOME_REJECTED = 65;

    /// The server does not answer, or cannot just now.
    public static final int UNREACHABLE = 69;

    /// Not the user's doing: a fault in this program.
    public static final int BUG = 70;

    /// Stopped with Ctrl-C, in good order.
    public static final int INTERRUPTED = 130;

    private Exit() {}
}
