package org.bailee.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.VerifierKey;

/// Whose signature counts for a tree of which size, as the rows of the public keys say. Whether those rows are
/// the log's own keys, [Pen] knows: it has the secret halves.
final class Signatures {
    private final SigningKeyStore store;

    /// The last head that was found signed: it is asked for again and again until the next one comes.
    private volatile Optional<Verified> last = Optional.empty();

    private record Verified(String vkey, byte[] note) {
        boolean is(SigningKey key, byte[] other) {
            return vkey.equals(key.vkey()) && Arrays.equals(note, other);
        }
    }

    Signatures(SigningKeyStore store) {
        this.store = store;
    }

    /// Whether the key in force at the checkpoint's size signed it.
    boolean signed(Note note, Checkpoint checkpoint) {
        try {
            return store.inForce(checkpoint.size())
                    .filter(key -> isBy(key, note))
                    .isPresent();
        } catch (Malformed changed) {
            return false;
        }
    }

    /// Whether the head is the one that its checkpoint was signed for.
    boolean isSigned(Head head) {
        try {
            Note note = Note.parse(head.checkpoint());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            return checkpoint.origin().equals(head.origin())
                    && head.isOf(checkpoint.size(), checkpoint.root())
                    && store.inForce(checkpoint.size())
                            .filter(key -> isBy(key, note, head.checkpoint()))
                            .isPresent();
        } catch (Malformed changed) {
            return false;
        }
    }

    private boolean isBy(SigningKey key, Note note, byte[] bytes) {
        if (last.filter(known -> known.is(key, bytes)).isPresent()) {
            return true;
        }
        boolean is = isBy(key, note);
        if (is) {
            last = Optional.of(new Verified(key.vkey(), bytes));
        }
        return is;
    }

    /// @throws Malformed if the key's row was changed
    private static boolean isBy(SigningKey key, Note note) {
        return !note.by(VerifierKey.parse(key.vkey())).isEmpty();
    }

    /// Whether the key in force before this position signed what an entry there says of pruning.
    boolean vouchFor(String origin, LogPruned said, long position) {
        try {
            return store.inForce(position)
                    .filter(key -> VerifierKey.parse(key.vkey()).verifies(pruned(origin, said), said.by()))
                    .isPresent();
        } catch (Malformed changed) {
            return false;
        }
    }

    /// What is signed of pruning (docs/spec/audit-log.md).
    static byte[] pruned(String origin, LogPruned said) {
        return ("bailee/log-pruned/v1\n" + origin + "\n" + said.before() + "\n"
                        + Base64.getEncoder().encodeToString(said.root()) + "\n")
                .getBytes(UTF_8);
    }
}
