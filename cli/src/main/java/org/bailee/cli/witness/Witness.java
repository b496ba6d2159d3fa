package org.bailee.cli.witness;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.NoteSigner;
import org.bailee.crypto.log.Proofs;
import org.bailee.crypto.log.VerifierKey;

/// Signs a head only if it grew out of the one it signed before.
public final class Witness {
    private final WitnessFolder folder;
    private final NoteSigner signer;
    private final Map<String, List<VerifierKey>> logs;
    private final InstantSource clock;
    private final Consumer<String> alarm;

    /// @param logs the keys of those it signs for; several of one name after a change of key
    /// @param alarm told loudly of heads that contradict each other
    public Witness(
            WitnessFolder folder,
            NoteSigner signer,
            List<VerifierKey> logs,
            InstantSource clock,
            Consumer<String> alarm) {
        this.folder = folder;
        this.signer = signer;
        this.logs = logs.stream().collect(Collectors.groupingBy(VerifierKey::name));
        this.clock = clock;
        this.alarm = alarm;
    }

    Answer add(byte[] body) {
        Submission asked;
        try {
            asked = Submission.parse(body);
        } catch (Malformed malformed) {
            return Answer.refused(400, String.valueOf(malformed.getMessage()));
        }
        List<VerifierKey> keys = logs.get(asked.head().origin());
        if (keys == null) {
            return Answer.refused(404, "This witness does not know the log.");
        }
        if (!isSigned(asked.note(), keys)) {
            return Answer.refused(403, "The checkpoint is not signed by a key of the log.");
        }
        if (asked.old() > asked.head().size()) {
            return Answer.refused(400, "The old size is larger than the new.");
        }
        try {
            return judge(asked);
        } catch (UncheckedIOException | Malformed unkept) {
            alarm.accept("What this witness remembers of the log "
                    + asked.head().origin() + " cannot be read or written; nothing was signed. " + unkept.getMessage());
            return Answer.refused(503, "This witness cannot keep what it signs just now.");
        }
    }

    /// One after the other: of two heads that both grew out of the last one, the second must grow out of the first.
    private synchronized Answer judge(Submission asked) {
        Checkpoint head = asked.head();
        Optional<Note> before = folder.head(head.origin());
        Checkpoint known = before.map(note -> Checkpoint.parse(note.text()))
                .orElseGet(() -> new Checkpoint(head.origin(), 0, Hash.EMPTY));
        if (before.isPresent() && head.size() == known.size() && !head.root().equals(known.root())) {
            // Said before it is kept: a full disk must not hush it up.
            alarm.accept("TWO HISTORIES: the log " + head.origin() + " signed two heads of " + head.size()
                    + " entries with different roots: " + known.root() + " and " + head.root() + ".");
            alarm.accept("Both are kept in " + folder.evidence(head.origin(), before.get(), asked.note()) + ".");
            return Answer.knows(known.size());
        }
        if (asked.old() != known.size()) {
            return Answer.knows(known.size());
        }
        if (!Proofs.consistent(known.size(), known.root(), head.size(), head.root(), asked.proof())) {
            // Anybody can send a true head with a false proof; only the log itself could show growth, and did not.
            alarm.accept("Unproven growth of the log " + head.origin() + " from " + known.size() + " to " + head.size()
                    + " entries; nothing was signed.");
            return Answer.refused(422, "The proof does not show that the log grew out of what was signed before.");
        }
        folder.keep(head.origin(), asked.note());
        return Answer.signed(signer.cosign(asked.note().text(), clock.instant()).line());
    }

    private static boolean isSigned(Note note, List<VerifierKey> keys) {
        try {
            // All are asked: a false signature by one spoils the note, whoever else signed it.
            return keys.stream().mapToInt(key -> note.by(key).size()).sum() > 0;
        } catch (Malformed falseSignature) {
            return false;
        }
    }
}
