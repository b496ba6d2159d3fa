package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.bailee.crypto.RootKey;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Traces;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SealId;
import org.bailee.server.shared.Unavailable;

/// The seals the root key is behind: shows them, adds one, removes one that others stand in for.
///
/// Whoever changes them opens a seal first: the permission alone would let a stolen API key make itself a way
/// in that outlives it.
public final class Seals {
    private static final int MOST = 8;
    private static final int LONGEST_LABEL = 60;

    private final SealStore store;
    private final KeyRing ring;
    private final OwnSeals own;
    private final Gathering gathering;
    private final Traces traces;
    private final Tx tx;
    private final AuditLog audit;
    private final SecureRandom random;
    private final Ids ids;
    private final InstantSource clock;
    private final WrongOpenings tries;

    Seals(
            SealStore store,
            KeyRing ring,
            OwnSeals own,
            Gathering gathering,
            Traces traces,
            Tx tx,
            AuditLog audit,
            SecureRandom random,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.ring = ring;
        this.own = own;
        this.gathering = gathering;
        this.traces = traces;
        this.tx = tx;
        this.audit = audit;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
        this.tries = new WrongOpenings(clock);
    }

    /// Oldest first.
    public List<KeptSeal> list(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        return store.all().stream()
                .map(row -> KeptSeal.of(row, store.custodians(row.id())))
                .toList();
    }

    /// Whether losing one seal would lose everything.
    public boolean isOnlyOne() {
        return store.all().size() < 2;
    }

    /// @throws Denied if the opening opens no seal
    /// @throws Conflict if there are too many already
    public KeptSeal addPassphrase(Actor actor, String label, String passphrase, Opening opening) {
        actor.must(Permission.CUSTODY_MANAGE);
        if (!PassphraseSeal.isLongEnough(passphrase)) {
            throw Invalid.of(
                    "passphrase",
                    "seal.passphrase-weak",
                    "The passphrase has fewer than " + PassphraseSeal.SHORTEST + " characters.",
                    "Choose a longer one; four or five unrelated words are easy to keep and hard to guess.",
                    PassphraseSeal.SHORTEST);
        }
        return add(actor, label, new PassphraseSeal(new GivenPassphrase(passphrase), random), opening);
    }

    /// @return the new key file, for the caller to keep where no copy of the database is
    /// @throws Denied if the opening opens no seal
    /// @throws Conflict if there are too many already
    public NewKeyFile addKeyFile(Actor actor, String label, Opening opening) {
        String content = KeyFile.fresh(random);
        return new NewKeyFile(add(actor, label, new CarriedKeySeal(content, random), opening), content);
    }

    /// Adds the token that this server's settings name.
    ///
    /// @throws Invalid if they name none
    /// @throws Denied if the opening opens no seal
    /// @throws Conflict if there are too many already
    /// @throws Unavailable if the token or its key cannot be had
    public KeptSeal addToken(Actor actor, String label, Opening opening) {
        actor.must(Permission.CUSTODY_MANAGE);
        Seal token = own.inOrder().stream()
                .filter(seal -> seal.kind() == SealKind.PKCS11)
                .findFirst()
                .orElseThrow(
                        () -> Invalid.of(
                                "kind",
                                "seal.no-token",
                                "This server knows of no token.",
                                "Name it in the settings below bailee.seal.pkcs11, add pkcs11 to bailee.seal.kind, and start the server again."));
        return add(actor, label, token, opening);
    }

    /// Removes a seal; a copy of the database from before still opens by it.
    ///
    /// @param opening must open another seal, so that none goes before one that stays is proven
    /// @throws Denied if the opening opens no other seal
    /// @throws Conflict if it is the last one
    public void remove(Actor actor, SealId seal, Opening opening) {
        actor.must(Permission.CUSTODY_MANAGE);
        UUID id = seal.value();
        List<SealedRoot> rows = store.all();
        SealedRoot removed =
                rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow(Seals::unknown);
        if (rows.size() == 1) {
            throw new Conflict(
                    "seal.last",
                    "This is the only seal: without it nothing could ever be opened.",
                    "Add another seal first.");
        }
        OpenedRoot opened = open(
                actor,
                opening,
                rows.stream().filter(row -> !row.id().equals(id)).toList());
        opened.root().destroy();
        tx.write(() -> {
            List<SealedRoot> there = store.locked();
            if (there.stream().noneMatch(row -> row.id().equals(id))) {
                throw unknown();
            }
            stillThere(opened.by(), there);
            store.delete(id);
            return audit.append(actor, SealEvent.removed(removed, opened.by().id()));
        });
        store.rewrite();
        traces.wipe();
    }

    /// Wipes every key from this server's memory at once. It answers nothing but its state until somebody
    /// unseals it.
    public void sealServer(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        audit.appendDurably(actor, SealEvent.serverSealed());
        ring.close();
    }

    private KeptSeal add(Actor actor, String label, Seal seal, Opening opening) {
        actor.must(Permission.CUSTODY_MANAGE);
        mustBeLabel(label);
        OpenedRoot opened = open(actor, opening, store.all());
        SealedRoot added = sealed(label, seal, opened.root());
        tx.write(() -> {
            List<SealedRoot> there = store.locked();
            stillThere(opened.by(), there);
            mustHaveRoom(there.size());
            store.insert(added);
            return audit.append(actor, SealEvent.added(added, opened.by().id()));
        });
        return KeptSeal.of(added, List.of());
    }

    /// Nothing is kept that was not opened again: what a seal gives back is known only by asking it.
    private SealedRoot sealed(String label, Seal seal, RootKey root) {
        try {
            byte[] sealed = seal.seal(root);
            mustOpenAgain(seal, sealed);
            return SealedRoot.of(root, ids.next(), seal.kind().word(), label, sealed, clock.instant());
        } finally {
            root.destroy();
        }
    }

    OpenedRoot open(Actor actor, Opening opening, List<SealedRoot> rows) {
        return open(actor, brought(opening), rows);
    }

    /// What opens as somebody brought it, and seals again what it opened.
    Seal brought(Opening opening) {
        return opening.seal(own, gathering, random);
    }

    /// One at a time: a passphrase takes 64 MiB to try, and so many tries at once would take all memory there is.
    synchronized OpenedRoot open(Actor actor, Seal brought, List<SealedRoot> rows) {
        tries.mayTry(actor.id());
        SealTrial trial = new SealTrial(ring::isRoot);
        Optional<OpenedRoot> opened = trial.open(List.of(brought), rows);
        opened.ifPresent(_ -> tries.right(actor.id()));
        return opened.orElseThrow(() -> {
            Optional<Unavailable> away = trial.refused().filter(why -> Closed.of(why) == Closed.OUT_OF_REACH);
            if (away.isPresent()) {
                // Nobody tried anything that was wrong.
                return away.get();
            }
            tries.wrong(actor.id());
            audit.appendDurably(actor, SealEvent.notOpened());
            return new Denied(
                    "seal.not-opened",
                    "No seal that stays opens by what was given.",
                    "Give the passphrase or key file of one of the seals; one that is to be removed does not count.");
        });
    }

    void mustOpenAgain(Seal seal, byte[] sealed) {
        mustOpenAgain(seal, sealed, ring::isRoot);
    }

    static void mustOpenAgain(Seal seal, byte[] sealed, Predicate<RootKey> isTheSame) {
        RootKey again = seal.unseal(sealed);
        try {
            if (!isTheSame.test(again)) {
                throw new IllegalStateException("What was sealed came back as another root key.");
            }
        } finally {
            again.destroy();
        }
    }

    static void mustBeLabel(String label) {
        if (label.isBlank() || label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw Invalid.of(
                    "label",
                    "seal.label",
                    "A seal needs a name of 1 to " + LONGEST_LABEL + " characters in one line.",
                    "Say where it is kept, such as bank vault; no personal data.",
                    LONGEST_LABEL);
        }
    }

    /// @param count of the seals there are
    static void mustHaveRoom(int count) {
        if (count >= MOST) {
            throw new Conflict(
                    "seal.too-many",
                    "There are " + MOST + " seals already: each is one more way in.",
                    "Remove one that nobody needs.",
                    MOST);
        }
    }

    /// With the same root key behind it, too: another may have taken its place.
    static void stillThere(SealedRoot opened, List<SealedRoot> there) {
        if (there.stream()
                .noneMatch(row -> row.id().equals(opened.id()) && Arrays.equals(row.sealed(), opened.sealed()))) {
            throw changed();
        }
    }

    static Conflict changed() {
        return new Conflict(
                "seal.changed",
                "The seals have been changed meanwhile.",
                "Look which seals there are, and begin again.");
    }

    static NotFound unknown() {
        return new NotFound("seal.unknown", "There is no such seal.", "Look which seals there are.");
    }
}
