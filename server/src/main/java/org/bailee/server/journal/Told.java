package org.bailee.server.journal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.audit.Placed;
import org.bailee.server.journal.Obligation.Deed;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.RecordId;

/// What an entry of the audit log tells of that must stay done.
final class Told {
    /// The kinds of entries that do.
    static final Set<String> KINDS = Set.of(
            "subject-erased",
            "record-erased",
            "fields-erased",
            "hold-placed",
            "restriction-placed",
            "hold-released",
            "restriction-lifted");

    private Told() {}

    static Stream<Obligation> by(Placed placed) {
        Entry entry = placed.entry();
        if (entry.outcome() != Outcome.DONE || entry.subject().isEmpty()) {
            return Stream.empty();
        }
        Map<String, String> details = entry.details();
        Stream<Deed> deeds = switch (entry.kind()) {
            case "subject-erased" -> Stream.of(new Deed.Erased());
            case "record-erased" ->
                records(details).map(id -> new Deed.RecordErased(detail(details, "collection"), record(id)));
            case "fields-erased" -> records(details).map(record -> fields(details, record));
            case "hold-placed", "restriction-placed" ->
                Stream.of(new Deed.Held(
                        hold(details),
                        detail(details, "hold-kind"),
                        detail(details, "because"),
                        detail(details, "owner"),
                        LocalDate.parse(detail(details, "review"))));
            case "hold-released", "restriction-lifted" -> Stream.of(new Deed.Released(hold(details)));
            default -> Stream.empty();
        };
        return deeds.map(deed -> new Obligation(
                placed.position(), entry.id(), entry.at(), entry.subject().orElseThrow(), deed));
    }

    /// @param record its id and version: `0190c1d2-…=3`
    private static Deed fields(Map<String, String> details, String record) {
        String collection = detail(details, "collection");
        int equals = record.indexOf('=');
        String fields = detail(details, "fields");
        Optional<SortedSet<String>> names = fields.equals(collection + ".*")
                ? Optional.empty()
                : Optional.of(new TreeSet<>(Stream.of(fields.split(" ", -1))
                        .map(field -> field.substring(collection.length() + 1))
                        .toList()));
        return new Deed.FieldsErased(
                collection, record(record.substring(0, equals)), Long.parseLong(record.substring(equals + 1)), names);
    }

    private static Stream<String> records(Map<String, String> details) {
        return Stream.of(details.getOrDefault("records", "").split(" ")).filter(id -> !id.isEmpty());
    }

    private static RecordId record(String id) {
        return RecordId.parse(id);
    }

    private static HoldId hold(Map<String, String> details) {
        return new HoldId(UUID.fromString(detail(details, "hold")));
    }

    private static String detail(Map<String, String> details, String name) {
        return details.getOrDefault(name, "");
    }
}
