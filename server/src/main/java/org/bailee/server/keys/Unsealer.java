package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bailee.crypto.shares.Share;
import org.bailee.crypto.shares.ShareRefused;
import org.bailee.crypto.shares.Split;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.PerMinute;
import org.bailee.server.shared.SealId;
import org.bailee.server.shared.Unavailable;

/// Opens a sealed server, without a restart, with what people bring to it.
///
/// Nobody can sign in while the keys are sealed, so whoever brings something is nobody in particular: what they
/// bring is the proof. The log tells of each try.
public final class Unsealer {
    /// One at a time: a passphrase takes 64 MiB to try.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KeyRing ring;
    private final SealStore seals;
    private final Unsealing unsealing;
    private final Gathering gathering;
    private final Tries tries;
    private final PerMinute told;
    private final List<BeforeServing> tasks;
    private final Set<BeforeServing> done = new HashSet<>();
    private final SecureRandom random;
    private final AuditLog audit;
    private final ReentrantLock turn = new ReentrantLock(true);

    /// @param told limits what strangers can have written into the log
    /// @param tasks in their order
    Unsealer(
            KeyRing ring,
            SealStore seals,
            Unsealing unsealing,
            Gathering gathering,
            Tries tries,
            PerMinute told,
            List<BeforeServing> tasks,
            SecureRandom random,
            AuditLog audit) {
        this.ring = ring;
        this.seals = seals;
        this.unsealing = unsealing;
        this.gathering = gathering;
        this.tries = tries;
        this.told = told;
        this.tasks = List.copyOf(tasks);
        this.random = random;
        this.audit = audit;
    }

    /// At a start that opened the keys by itself: before the server listens.
    void begin() {
        if (ring.isOpen()) {
            serve();
        }
    }

    public UnsealProgress progress() {
        boolean sealed = ring.isSealed();
        List<SealedRoot> rows = seals.all();
        return new UnsealProgress(
                sealed,
                sealed ? rows.stream().map(SealedRoot::kind).distinct().toList() : List.of(),
                rows.stream()
                        .flatMap(row -> gathered(row).stream())
                        .filter(heap -> sealed || !heap.brought().isEmpty())
                        .toList());
    }

    /// Opens the server by a passphrase or a key file.
    ///
    /// @param network whence it was brought
    /// @throws Conflict if it is open
    /// @throws Denied if it opens no seal
    /// @throws Unavailable if there were too many tries, or nothing may be served yet
    public UnsealProgress open(Opening opening, String network) {
        return inTurn(network, () -> {
            if (!ring.isSealed()) {
                throw new Conflict("keys.open", "The server is not sealed.", "Nothing is to be done.");
            }
            open(unsealing.by(opening.seal(OwnSeals.NONE, gathering, random)).orElseThrow(this::notOpened));
            return progress();
        });
    }

    /// Takes a custodian's share. Enough of them open a sealed server; on an open one they let who manages the
    /// seals change them for a while.
    ///
    /// @param network whence it was brought
    /// @throws org.bailee.server.shared.Invalid if it is no share of a seal there is, or they do not fit
    /// together
    /// @throws Unavailable if there were too many tries, or nothing may be served yet
    public UnsealProgress share(String typed, String network) {
        return inTurn(network, () -> {
            Share share = ShareProblems.read(typed);
            try {
                bring(share);
            } catch (ShareRefused refused) {
                share.destroy();
                tell(SealEvent.notOpened());
                throw ShareProblems.of(refused);
            }
            return progress();
        });
    }

    private void bring(Share share) {
        SealedRoot row = seals.all().stream()
                .filter(seal ->
                        split(seal).filter(split -> split.id() == share.split()).isPresent())
                .findFirst()
                .orElseThrow(() -> new ShareRefused(ShareRefused.Why.FOREIGN, List.of()));
        Split split = split(row).orElseThrow();
        int number = share.number();
        boolean enough = gathering.bring(share, split);
        audit.appendDurably(Actor.bailee(), SealEvent.shareGiven(row, number));
        if (!enough) {
            return;
        }
        Optional<UnsealedBy> opened = unsealing.by(gathering.seal());
        if (opened.isEmpty()) {
            gathering.forget(split);
            throw new ShareRefused(ShareRefused.Why.FALSE, List.of());
        }
        if (ring.isSealed()) {
            gathering.forget(split);
            open(opened.get());
        } else {
            opened.get().keys().keychain().destroy();
        }
    }

    private void open(UnsealedBy opened) {
        ring.open(opened.keys());
        serve();
        audit.appendDurably(Actor.bailee(), SealEvent.serverUnsealed(opened.seal()));
    }

    private void serve() {
        try {
            for (BeforeServing task : tasks) {
                if (!done.contains(task)) {
                    task.prepare();
                    done.add(task);
                }
            }
            ring.serve();
        } catch (RuntimeException notYet) {
            ring.close();
            throw notYet;
        }
    }

    private Denied notOpened() {
        tell(SealEvent.notOpened());
        return new Denied(
                "unseal.not-opened",
                "What was given opens no seal of this server.",
                "Give the passphrase, or the whole key file, of one of its seals.");
    }

    /// What is left out is counted, and told with the next.
    private void tell(SealEvent event) {
        told.next().ifPresent(left -> audit.appendDurably(Actor.bailee(), event.after(left)));
    }

    private Optional<UnsealProgress.Gathered> gathered(SealedRoot row) {
        return split(row)
                .map(split -> new UnsealProgress.Gathered(
                        new SealId(row.id()), split.needed(), split.count(), gathering.brought(split)));
    }

    private static Optional<Split> split(SealedRoot row) {
        return row.kind().equals(SealKind.CUSTODIANS.word()) ? CustodianSeal.split(row.sealed()) : Optional.empty();
    }

    private UnsealProgress inTurn(String network, Supplier<UnsealProgress> work) {
        tries.take(network);
        boolean mine = false;
        try {
            mine = turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!mine) {
                throw new Unavailable("unseal.busy", "Others are at the seals.", "Try again in a moment.", PATIENCE);
            }
            return work.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw KeyRing.sealed();
        } finally {
            if (mine) {
                turn.unlock();
            }
        }
    }
}
