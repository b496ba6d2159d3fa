package org.bailee.server.console.people;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.console.frame.Ticked;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.vault.Part;

/// What of a person was ticked to be erased, and why.
public record PartForm(Set<String> fields, Set<String> collections, Set<String> activities, String reason) {
    static final PartForm EMPTY = new PartForm(Set.of(), Set.of(), Set.of(), "");

    public PartForm {
        fields = Ticked.of(fields);
        collections = Ticked.of(collections);
        activities = Ticked.of(activities);
        reason = reason.strip();
    }

    Part part() {
        return new Part(
                fields.stream().map(FieldPath::parse).collect(Collectors.toSet()), collections, activities, Map.of());
    }

    Optional<String> why() {
        return Optional.of(reason).filter(text -> !text.isEmpty());
    }
}
