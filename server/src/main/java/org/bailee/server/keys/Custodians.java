package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.crypto.shares.Share;
import org.bailee.crypto.shares.Split;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Traces;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.jspecify.annotations.Nullable;

/// Appoints custodians: each is shown their own share, and nothing changes before each has shown that they kept
/// it.
///
/// An appointment lives in the memory of the server it was begun on, and nowhere else: a share in a table would
/// be in every backup of that table. A restart ends it, and it is begun again.
public final class Custodians {
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Seals seals;
    private final SealStore store;
    private final ShareHolders holders;
    private final Traces traces;
    private final Tx tx;
    private final AuditLog audit;
    private final SecureRandom random;
    private final Ids ids;
    private final InstantSource clock;
    private @Nullable Ceremony current;

    Custodians(
            Seals seals,
            SealStore store,
            ShareHolders holders,
            Traces traces,
            Tx tx,
            AuditLog audit,
            SecureRandom random,
            Ids ids,
            InstantSource clock) {
        this.seals = seals;
        this.store = store;
        this.holders = holders;
        this.traces = traces;
        this.tx = tx;
        this.audit = audit;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /// Begins an appointment.
    ///
    /// @throws org.bailee.server.shared.Denied if the opening opens no seal
    /// @throws Conflict if one is under way, or there are too many seals
    public synchronized SplitState begin(Actor actor, NewSplit wanted, Opening opening) {
        actor.must(Permission.CUSTODY_MANAGE);
        Seals.mustBeLabel(wanted.label());
        mustBeSplit(wanted);
        if (current().isPresent()) {
            throw new Conflict(
                    "split.under-way",
                    "Custodians are being appointed already.",
                    "Let it come to its end, or abandon it first.");
        }
        OpenedRoot opened = seals.open(actor, opening, replaced(wanted));
        byte[] secret = new byte[Split.SECRET];
        random.nextBytes(secret);
        Split.Made made = Split.of(secret, wanted.needed(), wanted.custodians().size(), random);
        try {
            byte[] sealed = CustodianSeal.seal(secret, made.split(), opened.root(), random);
            seals.mustOpenAgain(new CustodianSeal(made.shares().subList(0, wanted.needed())), sealed);
            audit.appendDurably(
                    actor,
                    SealEvent.splitBegun(wanted.needed(), wanted.custodians().size()));
            SealedRoot row = SealedRoot.of(
                    opened.root(), ids.next(), SealKind.CUSTODIANS.word(), wanted.label(), sealed, clock.instant());
            Ceremony begun =
                    new Ceremony(wanted, made, row, opened.by(), clock.instant().plus(LONGEST));
            current = begun;
            return begun.state();
        } finally {
            opened.root().destroy();
        }
    }

    /// The appointment under way on this server: for who manages the seals, and for its custodians.
    public synchronized Optional<SplitState> state(Actor actor) {
        return current()
                .filter(begun -> actor.permissions().contains(Permission.CUSTODY_MANAGE)
                        || begun.wanted().custodians().contains(actor.id()))
                .map(Ceremony::state);
    }

    /// Whether a share waits on this server for its custodian to confirm it.
    public synchronized boolean waitsFor(Actor custodian) {
        return current().flatMap(begun -> begun.open(custodian.id())).isPresent();
    }

    /// A custodian's own share, until they have confirmed it.
    ///
    /// @param custodian who has shown a second factor just now
    /// @return 80 letters and digits in groups of five
    /// @throws NotFound if none waits for them
    public synchronized String show(Actor custodian) {
        Ceremony begun = current().orElseThrow(Custodians::nothing);
        int number = begun.open(custodian.id()).orElseThrow(Custodians::nothing);
        audit.appendDurably(custodian, SealEvent.shareShown(number));
        return begun.show(custodian.id()).orElseThrow(Custodians::nothing);
    }

    /// Takes a custodian's word that they have their share, which is the share. With the last one the new seal
    /// comes into force, and the one it replaces opens nothing any more.
    ///
    /// @throws Invalid if it is not the share that was shown
    /// @throws Conflict if the seals have changed meanwhile
    public synchronized SplitState confirm(Actor custodian, String typed) {
        Ceremony begun = current().orElseThrow(Custodians::nothing);
        int number = begun.open(custodian.id()).orElseThrow(Custodians::nothing);
        Share share = ShareProblems.read(typed);
        try {
            if (!begun.confirm(custodian.id(), share)) {
                throw Invalid.of(
                        "share",
                        "share.not-yours",
                        "This is not the share that was shown to you.",
                        "Type what you wrote down; look at it once more if need be.");
            }
        } finally {
            share.destroy();
        }
        audit.appendDurably(custodian, SealEvent.shareConfirmed(number));
        if (begun.isComplete()) {
            finish(custodian, begun);
        }
        return begun.state();
    }

    /// Ends the appointment under way; what was written down is worth nothing.
    public synchronized void abandon(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        Ceremony begun = current().orElseThrow(Custodians::nothing);
        audit.appendDurably(actor, SealEvent.splitAbandoned());
        begun.wipe();
        current = null;
    }

    private void finish(Actor last, Ceremony begun) {
        Optional<UUID> replaced = begun.wanted().replaces().map(id -> id.value());
        // Whatever comes of it, the shares are out: a second try would have to be with new ones.
        current = null;
        tx.write(() -> {
            List<SealedRoot> there = store.locked();
            Seals.stillThere(begun.openedBy(), there);
            Optional<SealedRoot> old = there.stream()
                    .filter(row -> replaced.isPresent() && row.id().equals(replaced.get()))
                    .findFirst();
            Seals.mustHaveRoom(there.size() - (old.isPresent() ? 1 : 0));
            store.insert(begun.sealed());
            store.insert(begun.sealed().id(), begun.wanted().custodians());
            UUID opened = begun.openedBy().id();
            old.ifPresent(row -> {
                store.delete(row.id());
                audit.append(last, SealEvent.removed(row, opened));
            });
            return audit.append(last, SealEvent.added(begun.sealed(), opened));
        });
        if (replaced.isPresent()) {
            store.rewrite();
            traces.wipe();
        }
    }

    private Optional<Ceremony> current() {
        Optional<Ceremony> begun = Optional.ofNullable(current);
        if (begun.isPresent() && begun.get().isOver(clock.instant())) {
            begun.get().wipe();
            current = null;
            return Optional.empty();
        }
        return begun;
    }

    /// All the seals, if the one to be replaced is one by custodians.
    private List<SealedRoot> replaced(NewSplit wanted) {
        List<SealedRoot> rows = store.all();
        wanted.replaces()
                .filter(id -> rows.stream()
                        .noneMatch(
                                row -> row.id().equals(id.value()) && row.kind().equals(SealKind.CUSTODIANS.word())))
                .ifPresent(_ -> {
                    throw Seals.unknown();
                });
        return rows;
    }

    private void mustBeSplit(NewSplit wanted) {
        List<ActorId> custodians = wanted.custodians();
        if (custodians.size() > Split.MOST || wanted.needed() < 2 || wanted.needed() > custodians.size()) {
            throw Invalid.of(
                    "needed",
                    "split.size",
                    "There must be 2 to " + Split.MOST + " custodians, and at least two of them must be needed.",
                    "Three of five is usual: two may be away, and two alone open nothing.",
                    Split.MOST);
        }
        if (new HashSet<>(custodians).size() < custodians.size()
                || !custodians.stream().allMatch(holders::canHold)) {
            throw Invalid.of(
                    "custodians",
                    "split.custodians",
                    "A custodian is named twice, or is nobody who can sign in.",
                    "Name members of staff who have set up their account, each once.");
        }
    }

    private static NotFound nothing() {
        return new NotFound(
                "split.none",
                "No share waits for you on this server.",
                "Ask whoever manages the seals to begin the appointment, on this server.");
    }
}
