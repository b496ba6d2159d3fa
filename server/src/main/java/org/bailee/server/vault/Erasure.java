package org.bailee.server.vault;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// Erases (GDPR Art. 17): rows, index entries, unique values and tokens go in one transaction with the data key,
/// without which every copy left in a file, a log of the database or a backup is noise.
///
/// Stored answers to repeated requests hold ids only, are not told any more of an erased person, and expire in a day.
final class Erasure {
    private final Access access;
    private final VaultStore stores;
    private final KeyRing keys;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Tx tx;

    Erasure(Access access, VaultStore stores, KeyRing keys, AuditLog audit, InstantSource clock, Tx tx) {
        this.access = access;
        this.stores = stores;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
        this.tx = tx;
    }

    /// @throws NotFound if the person is unknown or was erased before
    void person(Actor actor, Optional<String> reason, SubjectId subject) {
        access.permit(actor, Permission.SUBJECTS_ERASE, reason, List.of(subject));
        VaultEvent erased = VaultEvent.of("subject-erased", reason).about(subject);
        Misses.told(
                audit,
                actor,
                erased,
                () -> tx.write(() -> {
                    holdLiving(subject);
                    stores.tokens().deleteAllOf(subject);
                    stores.search().deleteAllOf(subject);
                    stores.unique().deleteAllOf(subject);
                    stores.records().deleteAllOf(subject);
                    stores.people().bury(subject, clock.instant());
                    keys.shred(List.of(subject));
                    return audit.append(actor, erased);
                }));
    }

    /// @throws NotFound if there is no such record of a many-collection
    void record(Actor actor, Optional<String> reason, SubjectId subject, String collection, RecordId record) {
        access.permit(actor, Permission.SUBJECTS_ERASE, reason, List.of(subject));
        VaultEvent erased =
                VaultEvent.of("record-erased", reason).about(subject).record(record);
        Misses.told(
                audit,
                actor,
                erased,
                () -> tx.write(() -> {
                    holdLiving(subject);
                    // A person's own record counts in the person's version: without it the person would be found
                    // corrupt.
                    boolean isPersonsOwn = record.value().equals(subject.value());
                    if (isPersonsOwn || !stores.records().delete(subject, collection, record)) {
                        throw Refused.unknownRecord();
                    }
                    stores.tokens().delete(subject, record);
                    stores.search().delete(subject, record);
                    stores.unique().delete(subject, record);
                    // Named only now: a collection that is not there may be any text.
                    return audit.append(actor, erased.records(collection, List.of(record)));
                }));
    }

    /// Alone with the person's row, so that nothing can be added to what is being erased.
    private void holdLiving(SubjectId subject) {
        boolean erased = stores.people().holdAlone(subject).orElseThrow(NotFound::subject);
        if (erased) {
            throw NotFound.erased();
        }
    }
}
