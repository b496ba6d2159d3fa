package org.bailee.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The log from its first entry to its last: its root grows, its keys change, its past is held against older
/// heads.
final class Reading {
    private final Head head;
    private final KeysInForce keys;
    private final Findings findings;
    private final List<Head> older;
    private final Sense sense;
    private final RootStack tree = new RootStack(new Sha());
    private final List<byte[]> bundleRoots = new ArrayList<>();
    private long size;
    private long checked;
    private long gone;
    private long late;
    private long firstLate = -1;
    private boolean hopeless;
    private int nextOlder;

    private final Pruned pruned;

    Reading(Head head, KeysInForce keys, List<Head> older, Findings findings) {
        this.head = head;
        this.keys = keys;
        this.findings = findings;
        this.sense = new Sense(head.size());
        this.pruned = new Pruned(head.origin(), keys);
        this.older = older.stream().sorted(Comparator.comparingLong(Head::size)).toList();
    }

    void take(Bundle bundle) {
        findings.addAll(bundle.findings());
        if (bundle.leaves().isEmpty() || bundle.first() != size) {
            // Without the hashes of these no root beyond can be told.
            hopeless = true;
            if (bundle.isGone() && bundle.findings().isEmpty()) {
                findings.add(Finding.at(Flaw.MISSING, bundle.first(), "The entries are not there."));
            }
            return;
        }
        if (bundle.isGone()) {
            missing(bundle);
        }
        for (Bundle.Placed placed : bundle.told()) {
            take(placed);
        }
        if (bundle.told().size() < bundle.leaves().size()) {
            sense.gap();
        }
        checked += bundle.isGone() ? 0 : bundle.told().size();
        pasts(bundle);
        grow(bundle);
    }

    /// Only a beginning can be pruned.
    private void missing(Bundle bundle) {
        if (gone == size) {
            gone += bundle.leaves().size();
        } else if (bundle.findings().isEmpty()) {
            findings.add(new Finding(
                    Flaw.MISSING,
                    bundle.first(),
                    bundle.first() + bundle.leaves().size() - 1,
                    "The entries are not there, and were not pruned."));
        }
    }

    private void take(Bundle.Placed placed) {
        Told told = placed.told();
        sense.next(placed.position(), told).ifPresent(findings::add);
        if (Sense.isLate(told)) {
            late++;
            firstLate = firstLate < 0 ? placed.position() : firstLate;
        }
        if (told.isDone() && told.kind().equals(KeysInForce.CHANGED)) {
            keys.change(placed.position(), told.details())
                    .ifPresent(says -> findings.add(Finding.at(Flaw.SIGNATURES, placed.position(), says)));
        }
        if (told.isDone() && told.kind().equals(Pruned.KIND)) {
            pruned.take(placed.position(), told.details(), bundleRoots, gone)
                    .ifPresent(says -> findings.add(Finding.at(Flaw.SIGNATURES, placed.position(), says)));
        }
    }

    /// Older heads whose trees end within this bundle; they stand in the order of their sizes.
    private void pasts(Bundle bundle) {
        long end = size + bundle.leaves().size();
        for (; nextOlder < older.size() && older.get(nextOlder).size() <= end; nextOlder++) {
            Head past = older.get(nextOlder);
            RootStack then = tree.copy();
            for (int i = 0; i < past.size() - size; i++) {
                then.add(0, bundle.leaves().get(i));
            }
            hold(past, then.root());
        }
    }

    private void hold(Head past, byte[] root) {
        if (!past.origin().equals(head.origin())) {
            findings.add(Finding.of(Flaw.PAST, "The head " + past.name() + " is of another log."));
        } else if (!Arrays.equals(past.root(), root)) {
            findings.add(new Finding(
                    Flaw.PAST,
                    0,
                    Math.max(0, past.size() - 1),
                    past.size() == head.size()
                            ? "A fork: the head " + past.name() + " of the same size has another root."
                            : "The log was changed: the head " + past.name() + " promised other entries."));
        }
    }

    private void grow(Bundle bundle) {
        if (bundle.root().length > 0) {
            tree.add(8, bundle.root());
            bundleRoots.add(bundle.root());
        } else {
            for (int i = 0; i < bundle.leaves().size(); i++) {
                tree.add(0, bundle.leaves().get(i));
            }
        }
        size += bundle.leaves().size();
        // Without the hashes of all no root beyond can be told.
        hopeless |= bundle.leaves().size() < Math.min(LogFolder.WIDTH, head.size() - bundle.first());
    }

    /// Judges what only the whole tells.
    void end() {
        if (!hopeless && !Arrays.equals(tree.root(), head.root())) {
            findings.add(Finding.of(Flaw.HASHES, "The root of all entries is not the one the head tells."));
        }
        if (pruned.before() < gone) {
            findings.add(new Finding(
                    Flaw.MISSING,
                    pruned.before(),
                    gone - 1,
                    "The entries are not there, and no entry tells that they were pruned."));
        }
        mustBeSigned(head);
        for (Head past : older) {
            if (past.size() > head.size()) {
                findings.add(new Finding(
                        Flaw.PAST,
                        head.size(),
                        past.size() - 1,
                        "The end is cut off: the head " + past.name() + " has more entries."));
            }
            mustBeSigned(past);
        }
    }

    private void mustBeSigned(Head signed) {
        List<Head.Word> words = keys.of(signed.size()).stream().map(signed::by).toList();
        if (words.contains(Head.Word.FALSE)) {
            findings.add(Finding.of(Flaw.SIGNATURES, "The signature of the head " + signed.name() + " is false."));
        } else if (!words.contains(Head.Word.SIGNED)) {
            findings.add(Finding.of(
                    Flaw.SIGNATURES, "The head " + signed.name() + " is not signed by a key that was in force."));
        }
    }

    /// Whether the rest cannot be judged any more.
    boolean isHopeless() {
        return hopeless;
    }

    List<byte[]> bundleRoots() {
        return bundleRoots;
    }

    long checked() {
        return checked;
    }

    long gone() {
        return gone;
    }

    long late() {
        return late;
    }

    long firstLate() {
        return firstLate;
    }
}
