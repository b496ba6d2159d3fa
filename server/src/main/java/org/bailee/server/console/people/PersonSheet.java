package org.bailee.server.console.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.access.Grant;
import org.bailee.server.register.Collection;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
import org.bailee.server.vault.OpenRecord;
import org.bailee.server.vault.Seen;
import org.bailee.server.vault.Vault;

/// What a grant shows of its person, in the order of the register, with what a second grant opens laid over it.
///
/// @param opened what was revealed for a reason, if anything
record PersonSheet(Vault vault, RegisterDefinition register, Grant masked, Optional<Grant> opened) {
    private static final int PER_PAGE = 20;

    List<PersonView.Collected> fields() {
        Map<FieldPath, Seen> seen = new HashMap<>(open(masked));
        opened.filter(this::hasSingles).ifPresent(grant -> seen.putAll(open(grant)));
        return register.collections().values().stream()
                .filter(collection -> !collection.many())
                .map(collection -> new PersonView.Collected(
                        collection.name(),
                        collection.fields().values().stream()
                                .map(field -> Slip.of(field, masked, seen.get(field.path())))
                                .toList()))
                .toList();
    }

    /// @param only the collection to show; empty for all that the grant names
    List<PersonView.Table> tables(String only, Optional<RecordId> after) {
        return register.collections().values().stream()
                .filter(Collection::many)
                .filter(collection -> only.isEmpty() || collection.name().equals(only))
                .map(collection -> shows(masked, collection)
                        ? table(collection, after)
                        : new PersonView.Table(collection.name(), heads(collection), List.of(), ""))
                .toList();
    }

    private PersonView.Table table(Collection collection, Optional<RecordId> after) {
        var page = vault.openRecords(masked, collection.name(), after, PER_PAGE);
        Map<RecordId, Map<FieldPath, Seen>> plain = new HashMap<>();
        opened.filter(grant -> shows(grant, collection))
                .ifPresent(grant -> vault.openRecords(grant, collection.name(), after, PER_PAGE)
                        .items()
                        .forEach(record -> plain.put(record.record(), record.fields())));
        List<List<Slip>> rows = new ArrayList<>();
        for (OpenRecord record : page.items()) {
            Map<FieldPath, Seen> seen = new HashMap<>(record.fields());
            seen.putAll(plain.getOrDefault(record.record(), Map.of()));
            rows.add(collection.fields().values().stream()
                    .map(field -> Slip.of(field, masked, seen.get(field.path())))
                    .toList());
        }
        return new PersonView.Table(
                collection.name(), heads(collection), rows, page.next().orElse(""));
    }

    private List<Slip> heads(Collection collection) {
        return collection.fields().values().stream()
                .map(field -> new Slip(
                        field.path(),
                        masked.views().containsKey(field.path()) ? Slip.State.SEALED : Slip.State.DENIED,
                        List.of(),
                        masked.held().contains(field.path()),
                        field.isSensitive()))
                .toList();
    }

    private Map<FieldPath, Seen> open(Grant grant) {
        return vault.open(List.of(grant)).getFirst().orThrow().fields();
    }

    private boolean hasSingles(Grant grant) {
        return register.collections().values().stream()
                .anyMatch(collection -> !collection.many() && shows(grant, collection));
    }

    private static boolean shows(Grant grant, Collection collection) {
        return grant.views().keySet().stream()
                .anyMatch(field -> field.collection().equals(collection.name()));
    }
}
