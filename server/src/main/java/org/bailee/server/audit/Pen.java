package org.bailee.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bailee.crypto.log.Checkpoint;
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
/// Which key is in force depends on the tree's size alone: a new key signs the trees that contain the entry telling of
/// it, and no other. So it comes into force, and the old one is destroyed, in the transaction that gives this entry its
/// place; until then both are there, whenever the server is killed.
final class Pen {
    private final SigningKeyStore store;
    private final LogKeys secrets;
    private final HeadStore heads;

    Pen(SigningKeyStore store, LogKeys secrets, HeadStore heads) {
        this.store = store;
        this.secrets = secrets;
        this.heads = heads;
    }

    boolean isSealed() {
        return secrets.isSealed();
    }

    /// Makes the log's first key, in the caller's transaction.
    void first(String origin) {
        String vkey = new VerifierKey(origin, VerifierKey.LOG, secrets.make(1)).toString();
        store.insert(new SigningKey(1, OptionalLong.of(0), vkey));
    }

    /// The key that signs the tree of that size.
    Optional<SigningKey> inForce(long size) {
        return store.all().stream()
                .filter(key -> key.since().orElse(Long.MAX_VALUE) <= size)
                .reduce((_, later) -> later);
    }

    /// The verifier keys that came into force, one a line.
    String keys() {
        StringBuilder lines = new StringBuilder();
        store.all().stream()
                .filter(key -> key.since().isPresent())
                .forEach(key -> lines.append(key.vkey()).append('\n'));
        return lines.toString();
    }

    byte[] sign(Checkpoint checkpoint) {
        SigningKey key = inForce(checkpoint.size()).orElseThrow(Pen::noKey);
        String text = checkpoint.text();
        VerifierKey verifier = VerifierKey.parse(key.vkey());
        byte[] signed = secrets.sign(key.number(), text.getBytes(UTF_8));
        return new Note(text, List.of(new Note.Signature(verifier.name(), verifier.id(), signed))).bytes();
    }

    /// Whether the key in force at the checkpoint's size signed it.
    boolean signed(Note note, Checkpoint checkpoint) {
        try {
            return inForce(checkpoint.size())
                    .filter(key -> !note.by(VerifierKey.parse(key.vkey())).isEmpty())
                    .isPresent();
        } catch (Malformed changed) {
            return false;
        }
    }

    /// Begins a change of key: makes the new one and writes down that both vouch for it.
    EntryId begin(Tx tx, AuditLog audit, Actor actor) {
        return tx.write(() -> {
            // One change at a time: the lock is the one that places are given under.
            Head head = heads.lock().orElseThrow(Pen::notYet);
            List<SigningKey> keys = store.all();
            SigningKey old = keys.getLast();
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
        List<SigningKey> keys = store.all();
        SigningKey next = keys.getLast();
        Map<String, String> details = entry.details();
        if (keys.size() < 2
                || next.since().isPresent()
                || !isVouchedFor(origin, keys.get(keys.size() - 2), next, details)) {
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
