package org.bailee.server.vault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Invalid;
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
    private final Cutting cutting;
    private final Weighing weighing;
    private final Naming naming;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Tx tx;

    Erasure(Access access, Register register, Parts parts) {
        this.access = access;
        this.stores = parts.stores();
        this.keys = parts.keys();
        this.dataKeys = parts.dataKeys();
        this.cutting = new Cutting(parts);
        this.weighing = new Weighing(parts);
        this.naming = new Naming(register);
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.tx = parts.tx();
    }

    /// @throws NotFound if the person is unknown or was erased before
    /// @throws Conflict if there is a legal hold or a restriction
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
        stores.tokens().eraseAllOf(subject);
        stores.search().deleteAllOf(subject);
        stores.unique().deleteAllOf(subject);
        stores.records().deleteAllOf(subject);
        stores.holds().deleteAllOf(subject);
        stores.people().bury(subject, at);
        return keys.shred(List.of(subject));
    }

    /// Erases a part again of somebody who lives, whatever holds the person.
    ///
    /// @param cuts what is there of it
    /// @param part the number it was given then
    /// @param otherwise erases what it can where nothing of the person verifies any more, and tells of how many
    /// records
    /// @return of how many records it did
    int again(
            SubjectId subject,
            Map<RecordAddress, Scope.Cut> cuts,
            long part,
            Function<String, VaultEvent> event,
            IntSupplier otherwise) {
        try {
            return dataKeys.fresh(
                    subject,
                    () -> tx.write(() -> {
                        holdLiving(subject);
                        cutting.again(subject, dataKeys.of(subject), Scope.again(cuts), part, Actor.bailee(), event);
                        return cuts.size();
                    }));
        } catch (NotFound gone) {
            return gone.isGivenUp() ? tx.write(otherwise::getAsInt) : 0;
        } catch (Corrupt _) {
            // What cannot be verified, or has no key any more, goes all the same; what is left of the person says so.
            return tx.write(otherwise::getAsInt);
        }
    }

    /// @throws NotFound if there is no such record of a many-collection
    /// @throws Conflict if there is a legal hold or a restriction
    /// @throws Corrupt if the person's records are not those written last; the whole person can be erased even then
    void record(Actor actor, Optional<String> reason, RecordAddress address) {
        SubjectId subject = address.subject();
        access.permit(actor, Permission.SUBJECTS_ERASE, reason, List.of(subject));
        VaultEvent event = VaultEvent.of("record-erased", reason).about(subject).record(address.record());
        Scope scope = Scope.of(address, new Scope.Cut.Whole());
        told(actor, event, subject, () -> {
            try {
                return address.isPersonsOwn() ? noSuchRecord() : cut(actor, reason, subject, scope);
            } catch (NotFound none) {
                throw none.code().equals("erasure.nothing") ? Refused.unknownRecord() : none;
            }
        });
    }

    /// @throws NotFound if the person is unknown or was erased, or nothing of the part is kept
    /// @throws Conflict if there is a legal hold or a restriction
    /// @throws Invalid if nothing is named, or what is named is unknown
    /// @throws Corrupt if the person's records are not those written last; the whole person can be erased even then
    PartErased part(Actor actor, Optional<String> reason, SubjectId subject, Part part) {
        access.permit(actor, Permission.SUBJECTS_ERASE, reason, List.of(subject));
        Scope scope = naming.scope(part);
        return told(
                actor,
                VaultEvent.of("fields-erased", reason).about(subject),
                subject,
                () -> cut(actor, reason, subject, scope));
    }

    /// @throws NotFound if the person is unknown or was erased
    /// @throws Invalid if nothing is named, or what is named is unknown
    /// @throws Corrupt if a record is not as it was written
    PartPreview preview(Actor actor, Optional<String> reason, SubjectId subject, Part part) {
        access.permit(actor, Permission.SUBJECTS_ERASE, reason, List.of(subject));
        Scope scope = naming.scope(part);
        VaultEvent event = VaultEvent.of("erasure-previewed", reason).about(subject);
        PartPreview preview =
                told(actor, event, subject, () -> weighing.of(subject, dataKeys.of(subject), scope, seesHolds(actor)));
        audit.appendDurably(actor, event.fields(preview.values().keySet()));
        return preview;
    }

    /// @throws NotFound if the person is unknown or was erased
    WholePreview previewAll(Actor actor, SubjectId subject) {
        access.permit(actor, Permission.SUBJECTS_ERASE, Optional.empty(), List.of(subject));
        VaultEvent event = VaultEvent.of("erasure-previewed", Optional.empty()).about(subject);
        WholePreview preview = Misses.told(audit, actor, event, () -> {
            boolean erased = Optional.ofNullable(
                            stores.people().erased(List.of(subject)).get(subject))
                    .orElseThrow(NotFound::subject);
            if (erased) {
                throw NotFound.erased();
            }
            return weighing.all(subject, seesHolds(actor));
        });
        audit.appendDurably(actor, event.collections(preview.records().keySet()));
        return preview;
    }

    /// Who may erase need not be who may see why somebody is kept, and by whom.
    private static boolean seesHolds(Actor actor) {
        return actor.permissions().contains(Permission.HOLDS_MANAGE);
    }

    private PartErased cut(Actor actor, Optional<String> reason, SubjectId subject, Scope scope) {
        return tx.write(() -> {
            holdFree(subject);
            return cutting.cut(
                    subject,
                    dataKeys.of(subject),
                    scope,
                    actor,
                    kind -> VaultEvent.of(kind, reason).about(subject));
        });
    }

    private static PartErased noSuchRecord() {
        throw Refused.unknownRecord();
    }

    private <T> T told(Actor actor, VaultEvent event, SubjectId subject, Supplier<T> work) {
        try {
            return Misses.told(audit, actor, event, () -> dataKeys.fresh(subject, work));
        } catch (Conflict held) {
            audit.appendDurably(actor, event.failed(held.code()));
            throw held;
        } catch (Corrupt why) {
            Alarm.raise(audit, actor, event, subject);
            throw why;
        }
    }

    /// @throws Conflict if there is a legal hold or a restriction
    private void holdFree(SubjectId subject) {
        holdLiving(subject);
        Holding.mustNotBeHeld(subject, stores, dataKeys);
    }

    /// Alone with the person's row, so that nothing can be added to what is being erased.
    private void holdLiving(SubjectId subject) {
        boolean erased = stores.people().holdAlone(subject).orElseThrow(NotFound::subject);
        if (erased) {
            throw NotFound.erased();
        }
    }
}
