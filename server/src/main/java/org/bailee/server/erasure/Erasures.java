package org.bailee.server.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.Outcome;
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
    private static final String ERASED = "subject-erased";
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int TRIES = 25;

    private final AuditLog audit;
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
        Entry erasure = erasureOf(subject);
        Instant now = clock.instant();
        Horizon horizon = horizon(keyOf(erasure), audit.positionOf(erasure.id()));
        EntryId statement = audit.appendDurably(actor, new CertificateStated(subject, erasure.id(), horizon));
        return new Certificate(
                subject,
                erasure.id(),
                erasure.at(),
                statement,
                now,
                horizon,
                proof(actor, erasure.id()),
                proof(actor, statement));
    }

    /// Who was erased, newest first.
    ///
    /// @param since leaves out who was erased earlier
    public Page<Erased> list(Actor actor, Optional<Instant> since, Optional<EntryId> after, int limit) {
        actor.must(Permission.SUBJECTS_ERASE);
        Page<Entry> found = audit.find(new EntryQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.of(ERASED),
                Optional.empty(),
                Optional.of(Outcome.DONE),
                since,
                Optional.empty(),
                after,
                limit));
        return new Page<>(
                found.items().stream()
                        .map(entry -> new Erased(
                                entry.subject().orElseThrow(), entry.id(), entry.at(), entry.actor(), entry.reason()))
                        .toList(),
                found.next());
    }

    /// The first time it was erased is what the person was told; later ones only undid a restore, and are what
    /// counts for the copies: the newest.
    private Entry erasureOf(SubjectId subject) {
        EntryQuery query = new EntryQuery(
                Optional.of(subject),
                Optional.empty(),
                Optional.of(ERASED),
                Optional.empty(),
                Optional.of(Outcome.DONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
        return audit.find(query).items().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        "erasure.unknown",
                        "Nobody of this id was erased.",
                        "Check the id; whoever is still kept has no certificate."));
    }

    private Horizon horizon(int key, Optional<Long> erased) {
        return new Horizon(epochs.endOf(key), backups.keysKept(erased), traces.areOurs());
    }

    private int keyOf(Entry erasure) {
        return Optional.ofNullable(erasure.details().get("key-epoch"))
                .map(Integer::parseInt)
                .orElseGet(epochs::newest);
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
