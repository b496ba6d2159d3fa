package org.bailee.cli.verify;

/// Proofs of entries of a sound log, for tests of what reads them from a file.
public final class SoundProofs {
    private static final int SIZE = 37;
    private static final BuiltLog LOG = SpoiltLogs.sound(SIZE);

    private SoundProofs() {}

    public static String of(int index) {
        return LOG.proof(index, SIZE, SpoiltLogs.LOG, SpoiltLogs.WITNESS);
    }

    /// The entry that such a proof is about, as its id.
    public static String entry(int index) {
        return SpoiltLogs.told(LOG, index).id().toString();
    }

    public static String key() {
        return SpoiltLogs.LOG.vkey();
    }

    public static String anotherKey() {
        return SpoiltLogs.STRANGER.vkey();
    }

    public static String witness() {
        return SpoiltLogs.WITNESS.vkey();
    }
}
