package org.bailee.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.VerifierKey;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Unavailable;

/// Signs checkpoints by the key in force, and changes that key (docs/spec/audit-log.md).
///
/// Which key is in force depends on the tree's size alone: a new key signs the trees that contain the entry
/// telling of it, and no other. So it comes into force, and the old one is destroyed, in the transaction that
/// gives this entry its place; until then both are there, whenever the server is killed.
final class Pen {
    private final SigningKeyStore store;
    private final LogKeys secrets;
    private final HeadStore heads;
    private final Signatures signatures;

    Pen(SigningKeyStore store, LogKeys secrets, HeadStore heads) {
        this.store = store;
        this.secrets = secrets;
        this.heads = heads;
        this.signatures = new Signatures(store);
    }

    boolean isSealed() {
        return secrets.isSealed();
    }

    /// Makes the log's first key, in the caller's transaction.
    void first(String origin) {
        String vkey = new VerifierKey(origin, VerifierKey.LOG, secrets.make(1)).toString();
        store.insert(new SigningKey(1, OptionalLong.of(0), vkey));
    }

    /// The verifier keys that came into force, one a line.
    String keys() {
        StringBuilder lines = new StringBuilder();
        store.all().stream()
                .filter(key -> key.since().isPresent())
                .forEach(key -> lines.append(key.vkey()).append('\n'));
        return lines.toString();
    }

    /// @throws LogFault if the key that the database names is not the one whose secret half is kept
    byte[] sign(Checkpoint checkpoint) {
        SigningKey key = store.inForce(checkpoint.size()).orElseThrow(Pen::noKey);
        String text = checkpoint.text();
        VerifierKey verifier = verifier(key);
        byte[] signed = sign(key, verifier, text.getBytes(UTF_8));
        return new Note(text, List.of(new Note.Signature(verifier.name(), verifier.id(), signed))).bytes();
    }

    /// What this makes is what others verify by the row of the public key: that row is looked at each time.
    private byte[] sign(SigningKey key, VerifierKey verifier, byte[] message) {
        byte[] signed = secrets.sign(key.number(), message);
        if (!verifier.verifies(message, signed)) {
            throw LogFault.keyFalse();
        }
        return signed;
    }

    private static VerifierKey verifier(SigningKey key) {
        try {
            return VerifierKey.parse(key.vkey());
        } catch (Malformed changed) {
            throw LogFault.keyFalse();
        }
    }

    /// Whether the key in force at the checkpoint's size signed it.
    boolean signed(Note note, Checkpoint checkpoint) {
        return signatures.signed(note, checkpoint);
    }

    /// Whether the head was signed by the secret half that is kept here, whatever keys the database names: an
    /// Ed25519 signature of one text is one.
    boolean isOurs(Head head) {
        return signatures.isSigned(head)
                && Arrays.equals(head.checkpoint(), sign(new Checkpoint(head.origin(), head.size(), head.root())));
    }

    /// Writes down, signed, that the entries before a position are to be deleted.
    ///
    /// @return empty while a change of key is under way: the entry would be signed by the old key, and stand
    /// behind
    Optional<EntryId> prune(Tx tx, AuditLog audit, long before, Hash root) {
        return tx.write(() -> {
            // Under the lock of changes of key, so that none comes between.
            Head head = heads.lock().orElseThrow(Pen::notYet);
            SigningKey key = store.last(1).getFirst();
            if (key.since().isEmpty()) {
                return Optional.<EntryId>empty();
            }
            byte[] said = Signatures.pruned(head.origin(), new LogPruned(before, root.bytes(), new byte[0]));
            byte[] by = sign(key, verifier(key), said);
            return Optional.of(audit.append(Actor.bailee(), new LogPruned(before, root.bytes(), by)));
        });
    }

    /// What an entry says of pruning that is about to get this position.
    ///
    /// @throws LogFault if the key in force did not sign it: it was planted
    LogPruned pruned(String origin, Entry entry, long position) {
        return LogPruned.of(entry)
                .filter(said -> said.before() <= position && signatures.vouchFor(origin, said, position))
                .orElseThrow(() -> LogFault.entry(
                        "log.pruning-false",
                        "The entry " + entry.id() + " tells of entries to be deleted, and was not made here."));
    }

    /// Begins a change of key: makes the new one and writes down that both vouch for it.
    EntryId begin(Tx tx, AuditLog audit, Actor actor) {
        return tx.write(() -> {
            // One change at a time: the lock is the one that places are given under.
            Head head = heads.lock().orElseThrow(Pen::notYet);
            SigningKey old = store.last(1).getFirst();
            if (old.since().isEmpty()) {
                throw new Conflict(
                        "log.key-pending",
                        "A change of the log's key is under way.",
                        "Wait until its entry has its place, a second or so, and look at the log's keys again.");
            }
            int number = old.number() + 1;
            String vkey = new VerifierKey(head.origin(), VerifierKey.LOG, secrets.make(number)).toString();
            store.insert(new SigningKey(number, OptionalLong.empty(), vkey));
            byte[] said = said(head.origin(), old.vkey(), vkey);
            return audit.append(
                    actor,
                    new LogKeyChanged(old.vkey(), vkey, secrets.sign(old.number(), said), secrets.sign(number, said)));
        });
    }

    /// Completes a change of key, in the transaction that gives its entry this position.
    ///
    /// @throws LogFault if the entry does not tell of the change that is under way: it was planted
    void complete(String origin, Entry entry, long position) {
        List<SigningKey> keys = store.last(2);
        SigningKey next = keys.getLast();
        Map<String, String> details = entry.details();
        if (keys.size() < 2 || next.since().isPresent() || !isVouchedFor(origin, keys.getFirst(), next, details)) {
            throw LogFault.entry(
                    "log.key-change-false",
                    "The entry " + entry.id() + " tells of a change of the log's key that was not made here.");
        }
        store.putInForce(next.number(), position + 1);
        secrets.destroy(next.number() - 1);
    }

    private static boolean isVouchedFor(String origin, SigningKey old, SigningKey next, Map<String, String> details) {
        byte[] said = said(origin, old.vkey(), next.vkey());
        return old.vkey().equals(details.get("old-key"))
                && next.vkey().equals(details.get("new-key"))
                && verifies(old, said, details.getOrDefault("by-old", ""))
                && verifies(next, said, details.getOrDefault("by-new", ""));
    }

    private static boolean verifies(SigningKey key, byte[] said, String signature) {
        try {
            return VerifierKey.parse(key.vkey())
                    .verifies(said, Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException | Malformed changed) {
            return false;
        }
    }

    private static byte[] said(String origin, String oldKey, String newKey) {
        return ("bailee/log-key-changed/v1\n" + origin + "\n" + oldKey + "\n" + newKey + "\n").getBytes(UTF_8);
    }

    static Unavailable notYet() {
        return new Unavailable(
                "log.not-begun",
                "The audit log has no checkpoint yet.",
                "Ask again in a second; if this lasts, look at the log's status.");
    }

    private static LogFault noKey() {
        return LogFault.entry("log.key-missing", "The key the log signs with is missing from the database.");
    }
}
