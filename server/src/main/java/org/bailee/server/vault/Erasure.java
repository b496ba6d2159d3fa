package org.bailee.server.vault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;

/// Erases (GDPR Art. 17): rows, index entries, unique values and tokens go in one transaction with the data
/// key, without which every copy left in a file, a log of the database or a backup is noise.
///
/// Stored answers to repeated requests hold ids only, are not told any more of an erased person, and expire in
/// a day.
final class Erasure {
    private final Access access;
    private final VaultStore stores;
    private final KeyRing keys;
    private final DataKeys dataKeys;
    private final Sealer sealer;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Tx tx;

    Erasure(Access access, Parts parts) {
        this.access = access;
        this.stores = parts.stores();
        this.keys = parts.keys();
        this.dataKeys = parts.dataKeys();
        this.sealer = parts.sealer();
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.tx = parts.tx();
    }

    /// @throws NotFound if the person is unknown or was erased before
    /// @throws Conflict if there is a legal hold
    void person(Actor actor, Optional<String> reason, SubjectId subject) {
        access.permit(actor, Permission.SUBJECTS_ERASE, reason, List.of(subject));
        VaultEvent erased = VaultEvent.of("subject-erased", reason).about(subject);
        told(
                actor,
                erased,
                subject,
                () -> tx.write(() -> {
                    holdFree(subject);
                    int key = remove(subject, clock.instant());
                    return audit.append(actor, erased.keyEpoch(key));
                }));
    }

    /// All that is kept of a person, in the caller's transaction.
    ///
    /// @return what [KeyRing#shred] tells
    int remove(SubjectId subject, Instant at) {
        stores.tokens().deleteAllOf(subject);
        stores.search().deleteAllOf(subject);
        stores.unique().deleteAllOf(subject);
        stores.records().deleteAllOf(subject);
        stores.holds().deleteAllOf(subject);
        stores.people().bury(subject, at);
        return keys.shred(List.of(subject));
    }

    /// Erases a record of somebody who lives, if it is there.
    ///
    /// @return whether it was
    boolean again(RecordAddress address, VaultEvent event) {
        try {
            DataKey key = dataKeys.of(address.subject());
            return tx.write(() -> {
                holdLiving(address.subject());
                remove(address, key);
                audit.append(Actor.bailee(), event);
                return true;
            });
        } catch (NotFound _) {
            return false;
        } catch (Corrupt _) {
            // What cannot be verified, or has no key any more, goes all the same; what is left of the person says so.
            return tx.write(() -> {
                if (!stores.records().delete(address)) {
                    return false;
                }
                removePointersTo(address);
                audit.append(Actor.bailee(), event);
                return true;
            });
        }
    }

    /// @throws NotFound if there is no such record of a many-collection
    /// @throws Conflict if there is a legal hold
    /// @throws Corrupt if the person's records are not those written last; the whole person can be erased even then
    void record(Actor actor, Optional<String> reason, RecordAddress address) {
        SubjectId subject = address.subject();
        access.permit(actor, Permission.SUBJECTS_ERASE, reason, List.of(subject));
        VaultEvent event = VaultEvent.of("record-erased", reason).about(subject).record(address.record());
        told(actor, event, subject, () -> {
            DataKey key = dataKeys.of(subject);
            return tx.write(() -> {
                holdFree(subject);
                remove(address, key);
                // Named only now: a collection that is not there may be any text.
                return audit.append(actor, event.records(address.collection(), List.of(address.record())));
            });
        });
    }

    private void told(Actor actor, VaultEvent event, SubjectId subject, Supplier<EntryId> work) {
        try {
            Misses.told(audit, actor, event, work);
        } catch (Conflict held) {
            audit.appendDurably(actor, event.failed(held.code()));
            throw held;
        } catch (Corrupt why) {
            Alarm.raise(audit, actor, event, subject);
            throw why;
        }
    }

    /// @throws Conflict if there is a legal hold
    private void holdFree(SubjectId subject) {
        holdLiving(subject);
        Holding.mustNotBeHeld(subject, stores, dataKeys);
    }

    /// A person's own record cannot go alone, and is not found here.
    private void remove(RecordAddress address, DataKey key) {
        ManyRows rows =
                stores.many().find(address).orElseThrow(NotFound::subject).sound(key);
        SealedRecord record =
                rows.record(address.collection(), address.record()).orElseThrow(Refused::unknownRecord);
        stores.records().delete(address);
        removePointersTo(address);
        HeldPerson person = new HeldPerson(rows.row(), key);
        person.remove(record);
        stores.people().save(List.of(person.sealed(person.version(), sealer)));
    }

    private void removePointersTo(RecordAddress address) {
        stores.tokens().delete(address.subject(), address.record());
        stores.search().delete(address.subject(), address.record());
        stores.unique().delete(address.subject(), address.record());
    }

    /// Alone with the person's row, so that nothing can be added to what is being erased.
    private void holdLiving(SubjectId subject) {
        boolean erased = stores.people().holdAlone(subject).orElseThrow(NotFound::subject);
        if (erased) {
            throw NotFound.erased();
        }
    }
}
