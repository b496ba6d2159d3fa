package org.bailee.server.vault;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.access.Grant;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.RecordId;

/// Opens records of many-collections in the same order as [Opening] does people: the audit entry is on disk before
/// anything is answered.
final class RecordOpening {
    private final ManyStore records;
    private final DataKeys dataKeys;
    private final Showing showing;
    private final OneOrMany oneOrMany;
    private final AuditLog audit;
    private final InstantSource clock;

    RecordOpening(
            ManyStore records,
            DataKeys dataKeys,
            Showing showing,
            OneOrMany oneOrMany,
            AuditLog audit,
            InstantSource clock) {
        this.records = records;
        this.dataKeys = dataKeys;
        this.showing = showing;
        this.oneOrMany = oneOrMany;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws org.bailee.server.shared.NotFound if there is no such record
    OpenRecord one(Grant grant, String collection, RecordId id) {
        RecordAddress address = new RecordAddress(grant.subject(), collection, id);
        return logged(grant, collection, () -> {
                    List<OpenRecord> found = open(grant, () -> records.find(address));
                    if (found.isEmpty()) {
                        throw Refused.unknownRecord();
                    }
                    return found;
                })
                .getFirst();
    }

    Page<OpenRecord> page(Grant grant, String collection, Optional<RecordId> after, int limit) {
        List<OpenRecord> opened = logged(
                grant, collection, () -> open(grant, () -> records.page(grant.subject(), collection, after, limit)));
        // A full page may be the last one; then the next is empty, which costs less than to read ahead each time.
        Optional<String> next = opened.size() < limit
                ? Optional.empty()
                : Optional.of(opened.getLast().record().toString());
        return new Page<>(opened, next);
    }

    private List<OpenRecord> open(Grant grant, Supplier<Optional<ManyRows>> reading) {
        return dataKeys.fresh(grant.subject(), () -> {
            DataKey key = dataKeys.of(grant.subject());
            return reading.get().orElseThrow(NotFound::subject).sound(key, Use.of(grant)).wanted().stream()
                    .map(record ->
                            new OpenRecord(record.record(), record.version(), showing.of(key, record, grant.views())))
                    .toList();
        });
    }

    private List<OpenRecord> logged(Grant grant, String collection, Supplier<List<OpenRecord>> work) {
        grant.mustCover(grant.subject(), clock.instant());
        VaultEvent event = VaultEvent.of("records-opened", grant.intent()).about(grant.subject());
        List<OpenRecord> opened;
        try {
            mustSeeSome(grant, collection);
            oneOrMany.mustBeMany(collection);
            opened = work.get();
        } catch (Denied why) {
            audit.appendDurably(grant.intent().actor(), event.refused(why.code()));
            throw why;
        } catch (Problem why) {
            audit.appendDurably(grant.intent().actor(), event.failed(why.code()));
            throw why;
        } catch (Corrupt why) {
            Alarm.raise(grant.subject());
            audit.appendDurably(grant.intent().actor(), event.failed(Alarm.CODE));
            throw why;
        }
        SortedMap<FieldPath, Seen> seen = new TreeMap<>(Comparator.naturalOrder());
        opened.forEach(record -> seen.putAll(record.fields()));
        audit.appendDurably(
                grant.intent().actor(),
                event.seen(seen)
                        .records(
                                collection,
                                opened.stream().map(OpenRecord::record).toList()));
        return opened;
    }

    /// Not even how many records there are shows to who sees no field of them.
    private static void mustSeeSome(Grant grant, String collection) {
        if (grant.views().keySet().stream()
                .noneMatch(field -> field.collection().equals(collection))) {
            throw Refused.collectionNotForRole(grant.intent().purpose());
        }
    }
}
