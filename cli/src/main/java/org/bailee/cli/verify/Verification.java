package org.bailee.cli.verify;

import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Checks a whole log: every file, hash, signature and rule that `docs/spec/audit-log.md` names.
///
/// Bundles are read and hashed on all processors, and judged one after the other in the log's order; of those that
/// wait for their turn no more are in memory than the processors need.
public final class Verification {
    private static final int MOST_STRANGERS = 20;

    private final LogFolder folder;
    private final List<PublicKey> keys;
    private final List<PublicKey> witnesses;
    private final List<Head> older;
    private final int witnessesNeeded;
    private final Findings findings = new Findings();

    /// @param keys of the log: its first, or those that were in force when its oldest entries were pruned
    /// @param older heads that were kept elsewhere, besides those in the folder
    public Verification(
            LogFolder folder, List<PublicKey> keys, List<PublicKey> witnesses, int witnessesNeeded, List<Head> older) {
        this.folder = folder;
        this.keys = keys;
        this.witnesses = witnesses;
        this.witnessesNeeded = witnessesNeeded;
        this.older = new ArrayList<>(older);
    }

    /// @param progress told how many entries have been checked, now and then
    /// @throws InterruptedException if the thread was; nothing was changed
    public Report run(LongConsumer progress) throws InterruptedException {
        @Nullable Head head = null;
        try {
            head = folder.note("checkpoint")
                    .map(bytes -> Head.parse("checkpoint", bytes))
                    .orElse(null);
            if (head == null) {
                findings.add(Finding.of(Flaw.MISSING, "There is no file checkpoint."));
            }
        } catch (Unreadable unreadable) {
            findings.add(Finding.of(Flaw.FORM, "The file checkpoint cannot be read. " + unreadable.why()));
        }
        if (head == null) {
            return new Report("", -1, "", 0, 0, 0, -1, List.of(), 0, findings.sorted());
        }
        readKeys();
        readOlder();
        Reading reading = new Reading(head, new KeysInForce(head.origin(), keys), older, findings);
        readAll(head, reading, progress);
        reading.end();
        tilesAbove(reading);
        List<String> cosigned = cosigned(head);
        folder.strangers(head.size(), MOST_STRANGERS)
                .forEach(name -> findings.add(Finding.of(Flaw.FORM, "The file " + shown(name) + " does not belong.")));
        return new Report(
                head.origin(),
                head.size(),
                Base64.getEncoder().encodeToString(head.root()),
                reading.checked(),
                reading.gone(),
                reading.late(),
                reading.firstLate(),
                cosigned,
                older.size(),
                findings.sorted());
    }

    /// Whose signatures count comes from whoever verifies; but these are what a log is handed out with.
    private void readKeys() {
        for (String name : List.of("keys", "witnesses")) {
            try {
                Optional<byte[]> lines = folder.note(name);
                lines.map(Strict::utf8).ifPresent(Verification::mustBeKeys);
                if (lines.isEmpty() && name.equals("keys")) {
                    findings.add(Finding.of(Flaw.MISSING, "There is no file keys."));
                }
            } catch (Unreadable unreadable) {
                findings.add(Finding.of(Flaw.FORM, "The file " + name + " cannot be read. " + unreadable.why()));
            }
        }
    }

    private static void mustBeKeys(String lines) {
        if (!lines.isEmpty() && !lines.endsWith("\n")) {
            throw new Unreadable("Its last line does not end.");
        }
        lines.lines().forEach(PublicKey::parse);
    }

    private void readOlder() {
        for (String name : folder.olderHeads()) {
            try {
                Optional<Head> head = folder.note(name).map(bytes -> Head.parse(name, bytes));
                head.filter(kept -> !name.endsWith("/" + kept.size()))
                        .ifPresent(kept -> findings.add(Finding.of(
                                Flaw.FORM,
                                "The file " + shown(name) + " holds the head of " + kept.size() + " entries.")));
                head.ifPresent(older::add);
            } catch (Unreadable unreadable) {
                findings.add(Finding.of(Flaw.FORM, "The file " + shown(name) + " cannot be read. " + unreadable.why()));
            }
        }
    }

    private void readAll(Head head, Reading reading, LongConsumer progress) throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        ThreadLocal<BundleCheck> checks = ThreadLocal.withInitial(() -> new BundleCheck(folder));
        Deque<Future<Bundle>> ahead = new ArrayDeque<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            try {
                long index = 0;
                for (long first = 0; first < head.size() || !ahead.isEmpty(); ) {
                    while (first < head.size() && ahead.size() < 8 * cores) {
                        long bundle = index++;
                        int width = (int) Math.min(LogFolder.WIDTH, head.size() - first);
                        ahead.add(workers.submit(() -> checks.get().check(bundle, width)));
                        first += width;
                    }
                    Bundle bundle = ahead.remove().get();
                    reading.take(bundle);
                    progress.accept(bundle.first() + bundle.leaves().size());
                    if (reading.isHopeless()) {
                        return;
                    }
                }
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof UncheckedIOException unreadable) {
                    throw unreadable;
                }
                throw new IllegalStateException(failed.getCause());
            } finally {
                workers.shutdownNow();
            }
        }
    }

    /// Tiles above the lowest are made of those below; kept ones must be the same.
    private void tilesAbove(Reading reading) {
        Sha sha = new Sha();
        List<byte[]> hashes = reading.bundleRoots();
        for (int level = 1; !hashes.isEmpty() && !reading.isHopeless(); level++) {
            List<byte[]> above = new ArrayList<>();
            for (int from = 0; from < hashes.size(); from += LogFolder.WIDTH) {
                List<byte[]> tile = hashes.subList(from, Math.min(hashes.size(), from + LogFolder.WIDTH));
                tile(level, from / LogFolder.WIDTH, tile);
                if (tile.size() == LogFolder.WIDTH) {
                    RootStack stack = new RootStack(sha);
                    tile.forEach(hash -> stack.add(0, hash));
                    above.add(stack.root());
                }
            }
            hashes = above;
        }
    }

    private void tile(int level, long index, List<byte[]> made) {
        String name = LogFolder.path(level, index, made.size());
        try {
            Optional<byte[]> kept = folder.tile(level, index, made.size());
            if (kept.isEmpty()) {
                findings.add(Finding.of(Flaw.MISSING, "The file " + name + " is not there."));
            } else if (!Arrays.equals(kept.get(), joined(made))) {
                findings.add(Finding.of(Flaw.HASHES, "The file " + name + " is not made of the hashes below it."));
            }
        } catch (Unreadable unreadable) {
            findings.add(Finding.of(Flaw.FORM, unreadable.why()));
        }
    }

    private List<String> cosigned(Head head) {
        List<String> cosigned = new ArrayList<>();
        for (PublicKey witness : witnesses) {
            switch (head.by(witness)) {
                case SIGNED -> cosigned.add(witness.name());
                case FALSE ->
                    findings.add(Finding.of(
                            Flaw.SIGNATURES, "The signature of the witness " + witness.name() + " is false."));
                case SILENT -> {}
            }
        }
        if (cosigned.size() < witnessesNeeded) {
            findings.add(Finding.of(
                    Flaw.SIGNATURES,
                    "The head is signed by " + cosigned.size() + " of the witnesses; " + witnessesNeeded
                            + " are needed."));
        }
        return cosigned;
    }

    private static byte[] joined(List<byte[]> hashes) {
        byte[] joined = new byte[hashes.size() * Sha.SIZE];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, joined, i * Sha.SIZE, Sha.SIZE);
        }
        return joined;
    }

    /// A file's name as it can be printed: whoever filled the folder chose it.
    private static String shown(String name) {
        String printable = name.replaceAll("[^ -~]", "?");
        return printable.length() > 100 ? printable.substring(0, 100) + "…" : printable;
    }
}
