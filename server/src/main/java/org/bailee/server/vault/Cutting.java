package org.bailee.server.vault;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.PersonState;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.NewDataKey;
import org.bailee.server.keys.ReplacedKey;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// Erases a part of a person, and gives the person another data key: all that stays is sealed anew under it,
/// and the old key is destroyed. So an old copy of a row is noise once no copy of the old key is left, as it is
/// for somebody erased as a whole.
///
/// In the caller's one transaction, which has the person's row alone: killed in the middle, nothing was done.
/// Never more than a batch of records is in memory.
final class Cutting {
    static final int BATCH = 500;

    private final VaultStore stores;
    private final KeyRing keys;
    private final Sealer sealer;
    private final AuditLog audit;

    Cutting(Parts parts) {
        this.stores = parts.stores();
        this.keys = parts.keys();
        this.sealer = parts.sealer();
        this.audit = parts.audit();
    }

    /// @param event of a kind, about this person
    /// @throws NotFound if nothing of it is there
    /// @throws Corrupt if the person's records are not those written last; the whole person can be erased even then
    PartErased cut(SubjectId subject, DataKey old, Scope scope, Actor actor, Function<String, VaultEvent> event) {
        return cut(subject, old, scope, Optional.empty(), actor, event);
    }

    /// The same of what was erased before, and came back: a certificate of it names it by its number.
    void again(
            SubjectId subject, DataKey old, Scope scope, long part, Actor actor, Function<String, VaultEvent> event) {
        cut(subject, old, scope, Optional.of(part), actor, event);
    }

    private PartErased cut(
            SubjectId subject,
            DataKey old,
            Scope scope,
            Optional<Long> known,
            Actor actor,
            Function<String, VaultEvent> event) {
        SubjectRow row = Optional.ofNullable(
                        stores.people().hold(List.of(subject)).get(subject))
                .orElseThrow(NotFound::erased);
        PersonState before = row.open(old);
        NewDataKey renewed = keys.make(subject);
        ReplacedKey replaced = keys.replace(renewed);
        long part = known.orElseGet(() -> stores.people().parts(subject) + 1);
        Function<String, VaultEvent> numbered =
                kind -> event.apply(kind).part(part).keyEpoch(replaced.above());
        Pass pass = new Pass(sealer, old, renewed.key(), scope, before);
        Optional<SealedRecord> last = Optional.empty();
        List<SealedRecord> batch;
        do {
            batch = stores.records().batch(subject, last, BATCH);
            keep(subject, pass.take(batch), actor, numbered);
            last = batch.isEmpty() ? last : Optional.of(batch.getLast());
        } while (batch.size() == BATCH);
        pass.mustHaveMet(before, row.version());
        if (!pass.found()) {
            throw Refused.nothingToErase();
        }
        PartErased done = pass.done(part);
        byte[] state = sealer.seal(renewed.key(), subject, pass.after());
        stores.people().save(List.of(new SubjectRow(subject, done.version(), false, state)));
        stores.people().sealedAnew(subject, replaced.number());
        stores.people().countParts(subject, part);
        return done;
    }

    private void keep(SubjectId subject, Pass.Batch done, Actor actor, Function<String, VaultEvent> event) {
        stores.records().replaceAll(subject, done.kept());
        done.gone().forEach((collection, records) -> {
            stores.records().deleteAll(subject, collection, records);
            removePointers(subject, records);
            audit.append(actor, event.apply("record-erased").records(collection, records));
        });
        done.cut().forEach((fields, records) -> {
            removePointers(subject, records.keySet(), fields);
            audit.append(actor, event.apply("fields-erased").cut(fields, records));
        });
    }

    private void removePointers(SubjectId subject, Collection<RecordId> records) {
        stores.tokens().erase(subject, records);
        stores.search().delete(subject, records);
        stores.unique().delete(subject, records);
    }

    private void removePointers(SubjectId subject, Collection<RecordId> records, CutFields cut) {
        stores.tokens().erase(subject, records, cut.paths());
        stores.search().delete(subject, records, cut.paths());
        stores.unique().delete(subject, records, cut.paths());
    }
}
