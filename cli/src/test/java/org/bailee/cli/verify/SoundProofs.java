package org.bailee.cli.verify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.bailee.cli.verify.BuiltLog.Entry;
import org.jspecify.annotations.Nullable;

/// Proofs of entries of a sound log, for tests of what reads them from a file. Three of them are of an erasure, of a
/// part's and of what states how long either can be undone; one is of a run of retention.
public final class SoundProofs {
    public static final int ERASED = 40;
    public static final int PART = 41;
    public static final int STATED = 42;
    public static final int PART_STATED = 43;
    public static final int RETENTION = 44;
    public static final String STATED_AT = "2026-11-28T12:30:17.460817897Z";

    private static final Random RANDOM = new Random(7);
    private static final UUID PERSON = SpoiltLogs.uuid(RANDOM);
    private static final UUID RUN = SpoiltLogs.uuid(RANDOM);
    private static final BuiltLog LOG = log();

    private SoundProofs() {}

    private static BuiltLog log() {
        BuiltLog log = SpoiltLogs.sound(ERASED);
        Entry erased = add(log, "subject-erased", PERSON, Map.of("key-epoch", "1"));
        Entry part = add(
                log,
                "fields-erased",
                PERSON,
                Map.of("collection", "profile", "fields", "profile.email", "records", PERSON + "=2", "part", "1"));
        add(log, "erasure-certified", PERSON, horizon(erased));
        add(log, "erasure-certified", PERSON, horizon(part));
        add(
                log,
                "retention-ended",
                null,
                details(
                        "run",
                        RUN.toString(),
                        "state",
                        "done",
                        "erased-people",
                        "3",
                        "erased-records",
                        "5",
                        "emptied-records",
                        "0",
                        "register",
                        "4",
                        "people",
                        "57",
                        "due-people",
                        "3",
                        "due-records",
                        "8",
                        "held-records",
                        "1",
                        "due",
                        "profile=3 order=5",
                        "held",
                        "order=1/hold"));
        return log;
    }

    private static Map<String, String> details(String... namesAndValues) {
        Map<String, String> details = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            details.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return details;
    }

    private static Map<String, String> horizon(Entry of) {
        return Map.of(
                "erasure",
                of.id().toString(),
                "stated-at",
                STATED_AT,
                "horizon",
                "2026-12-05T12:29:11Z",
                "known",
                "true",
                "passed",
                "false",
                "key-epoch",
                "1",
                "keys-until",
                "2026-12-05T12:29:11Z");
    }

    private static Entry add(BuiltLog log, String kind, @Nullable UUID person, Map<String, String> details) {
        long at = BuiltLog.BEGAN + log.leaves.size() * 1_000L;
        Entry entry = new Entry(
                at + 200, SpoiltLogs.uuid(RANDOM), at, kind, SpoiltLogs.uuid(RANDOM), person, null, 0, details);
        log.leaves.add(entry.leaf());
        return entry;
    }

    public static String of(int index) {
        return LOG.proof(index, LOG.leaves.size(), SpoiltLogs.LOG, SpoiltLogs.WITNESS);
    }

    /// The entry that such a proof is about, as its id.
    public static String entry(int index) {
        return SpoiltLogs.told(LOG, index).id().toString();
    }

    /// When it was made.
    public static String at(int index) {
        return Instant.EPOCH
                .plus(SpoiltLogs.told(LOG, index).at(), ChronoUnit.MICROS)
                .toString();
    }

    public static String person() {
        return PERSON.toString();
    }

    public static String run() {
        return RUN.toString();
    }

    /// How many entries the log has.
    public static int size() {
        return LOG.leaves.size();
    }

    public static List<String> keys() {
        return List.of(SpoiltLogs.LOG.vkey(), SpoiltLogs.STRANGER.vkey());
    }

    public static String witness() {
        return SpoiltLogs.WITNESS.vkey();
    }
}
