package org.bailee.server.retention;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// Something of one person that a run found to be over its time.
///
/// @param fields by their bare names
/// @param at since when; empty if that would tell a value
/// @param heldBy what keeps it all the same
/// @param state `due`, `held`, `done`, `kept` or `failed`
public record Item(
        SubjectId subject,
        String collection,
        RecordId record,
        SortedSet<String> fields,
        String cause,
        Optional<Instant> at,
        Optional<String> heldBy,
        String state) {
    static Item of(SubjectId subject, Lapse lapse) {
        return new Item(
                subject,
                lapse.record().collection(),
                lapse.record().record(),
                lapse.fields(),
                lapse.cause(),
                lapse.at(),
                lapse.heldBy().map(HeldBy::word),
                lapse.isFree() ? "due" : "held");
    }

    String key() {
        return collection + " " + record;
    }
}
