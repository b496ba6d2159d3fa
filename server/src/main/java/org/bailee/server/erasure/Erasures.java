package org.bailee.server.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.backup.Backups;
import org.bailee.server.database.Traces;
import org.bailee.server.keys.KeyEpochs;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;

/// Tells until when what was erased could still be opened, and certifies it.
public final class Erasures {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int TRIES = 25;

    private final AuditLog audit;
    private final Found found;
    private final TransparencyLog log;
    private final KeyEpochs epochs;
    private final Backups backups;
    private final Traces traces;
    private final InstantSource clock;

    Erasures(
            AuditLog audit,
            TransparencyLog log,
            KeyEpochs epochs,
            Backups backups,
            Traces traces,
            InstantSource clock) {
        this.audit = audit;
        this.found = new Found(audit);
        this.log = log;
        this.epochs = epochs;
        this.backups = backups;
        this.traces = traces;
        this.clock = clock;
    }

    /// What the horizon of an erasure at this very moment would be: to be shown before one erases.
    public Horizon ifErasedNow(Actor actor) {
        audit.permit(actor, Permission.SUBJECTS_ERASE);
        return horizon(epochs.newest(), Optional.empty());
    }

    /// Certifies an erasure; that it was certified, and what was stated, is an entry of the log.
    ///
    /// @throws NotFound if nobody of this id was erased
    /// @throws Unavailable if the log gives no places at the moment: then nothing can be proven yet
    public Certificate certify(Actor actor, SubjectId subject) {
        audit.permit(actor, Permission.SUBJECTS_ERASE);
        // The newest: an earlier one was undone by a restore, and this one counts for the copies.
        return certify(actor, subject, List.of(newest(subject)), Optional.empty());
    }

    /// Certifies an erasure of a part of somebody; recorded like that of a whole person.
    ///
    /// @param part which of the person's it is
    /// @throws NotFound if no such part of the person was erased
    /// @throws Unavailable if the log gives no places at the moment: then nothing can be proven yet
    public Certificate certify(Actor actor, SubjectId subject, long part) {
        audit.permit(actor, Permission.SUBJECTS_ERASE);
        List<Entry> erasures = found.part(subject, part);
        if (erasures.isEmpty()) {
            throw new NotFound(
                    "erasure.part-unknown",
                    "No such part of this person was erased.",
                    "Look at /erasures, or at the person's entries in the log, for the number of the part.");
        }
        return certify(actor, subject, erasures, Optional.of(part));
    }

    /// How the newest erasure of a whole person stands at this moment; nothing is stated, and nothing recorded.
    ///
    /// @throws NotFound if nobody of this id was erased
    public Standing look(Actor actor, SubjectId subject) {
        audit.permit(actor, Permission.SUBJECTS_ERASE);
        Entry erasure = newest(subject);
        return new Standing(Found.erased(erasure), horizon(keyOf(erasure), audit.positionOf(erasure.id())));
    }

    private Entry newest(SubjectId subject) {
        return found.page(Optional.of(subject), Erasing.PEOPLE, Optional.empty(), Optional.empty(), 1).items().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        "erasure.unknown",
                        "Nobody of this id was erased.",
                        "Check the id; whoever is still kept has no certificate."));
    }

    private Certificate certify(Actor actor, SubjectId subject, List<Entry> erasures, Optional<Long> part) {
        Instant now = clock.instant();
        int key = erasures.stream().mapToInt(this::keyOf).max().orElseThrow();
        Optional<Long> position = erasures.stream()
                .flatMap(entry -> audit.positionOf(entry.id()).stream())
                .max(Comparator.naturalOrder());
        Horizon horizon = horizon(key, position);
        List<EntryId> ids = erasures.stream().map(Entry::id).toList();
        EntryId statement = audit.appendDurably(actor, new CertificateStated(subject, ids, part, horizon, now));
        return new Certificate(
                subject,
                part.isPresent() ? ErasedPart.of(erasures) : List.of(),
                ids.stream().map(id -> proven(actor, id)).toList(),
                erasures.getFirst().at(),
                proven(actor, statement),
                now,
                horizon);
    }

    /// Who was erased, or of whom a part, newest first.
    ///
    /// @param since leaves out what was erased earlier
    public Page<Erased> list(Actor actor, Erasing what, Optional<Instant> since, Optional<EntryId> after, int limit) {
        actor.must(Permission.SUBJECTS_ERASE);
        Page<Entry> page = found.page(Optional.empty(), what, since, after, limit);
        return new Page<>(page.items().stream().map(Found::erased).toList(), page.next());
    }

    private Horizon horizon(int key, Optional<Long> erased) {
        return new Horizon(epochs.endOf(key), backups.keysKept(erased), traces.areOurs());
    }

    private int keyOf(Entry erasure) {
        return Optional.ofNullable(erasure.details().get("key-epoch"))
                .map(Integer::parseInt)
                .orElseGet(epochs::newest);
    }

    private Proven proven(Actor actor, EntryId entry) {
        return new Proven(entry, proof(actor, entry));
    }

    /// An entry has its place within about a second.
    private String proof(Actor actor, EntryId entry) {
        for (int tries = 1; ; tries++) {
            try {
                return new String(log.proof(actor, entry), UTF_8);
            } catch (NotFound notYet) {
                if (tries == TRIES) {
                    throw new Unavailable(
                            "erasure.not-proven",
                            "The audit log gives no places at the moment, so nothing can be proven yet.",
                            "Look at the log's state, and ask again.");
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
