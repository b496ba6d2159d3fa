package org.bailee.server.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.audit.Placed;
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
            "restriction-lifted",
            "key-revoked",
            "staff-disabled",
            "staff-enabled",
            "roles-changed",
            "factors-gone");

    private Told() {}

    /// A line for each deed; where somebody put an entry into the log that tells of none as Bailee does, one that says
    /// so. What cannot be read back is never written: it would make all of the journal unreadable, or stop it.
    static List<Obligation> by(Placed placed) {
        Entry entry = placed.entry();
        if (entry.outcome() != Outcome.DONE || !KINDS.contains(entry.kind())) {
            return List.of();
        }
        try {
            List<Obligation> owed = deeds(placed).toList();
            if (!owed.isEmpty() && owed.stream().allMatch(Line::readsBack)) {
                return owed;
            }
        } catch (RuntimeException malformed) {
            // A number, a date or an id that is none: told below.
        }
        return List.of(owed(placed, entry.id().value(), new Deed.Untold()));
    }

    private static Stream<Obligation> deeds(Placed placed) {
        Entry entry = placed.entry();
        return entry.subject()
                .map(subject -> ofPerson(entry).map(deed -> owed(placed, subject.value(), deed)))
                .orElseGet(() -> ofAccount(entry).stream().map(deed -> owed(placed, account(entry.details()), deed)));
    }

    private static Obligation owed(Placed placed, UUID whom, Deed deed) {
        return new Obligation(
                placed.position(), placed.entry().id(), placed.entry().at(), whom, deed);
    }

    private static Stream<Deed> ofPerson(Entry entry) {
        Map<String, String> details = entry.details();
        return switch (entry.kind()) {
            case "subject-erased" -> Stream.of(new Deed.Erased());
            case "record-erased" ->
                records(details)
                        .map(id -> new Deed.RecordErased(part(details), detail(details, "collection"), record(id)));
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
    }

    private static Optional<Deed> ofAccount(Entry entry) {
        Map<String, String> details = entry.details();
        return switch (entry.kind()) {
            case "key-revoked" -> Optional.of(new Deed.KeyRevoked());
            case "staff-disabled", "staff-enabled", "roles-changed" ->
                Optional.of(new Deed.Standing(
                        version(details),
                        detail(details, "stands").equals("out"),
                        words(detail(details, "staff-roles")),
                        words(detail(details, "roles"))));
            case "factors-gone" -> Optional.of(new Deed.FactorsGone(version(details), words(detail(details, "gone"))));
            default -> Optional.empty();
        };
    }

    private static UUID account(Map<String, String> details) {
        return UUID.fromString(details.getOrDefault("key", detail(details, "staff")));
    }

    private static long version(Map<String, String> details) {
        return Long.parseLong(detail(details, "version"));
    }

    private static SortedSet<String> words(String text) {
        return Stream.of(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
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
                part(details),
                collection,
                record(record.substring(0, equals)),
                Long.parseLong(record.substring(equals + 1)),
                names);
    }

    private static long part(Map<String, String> details) {
        return Long.parseLong(detail(details, "part"));
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
