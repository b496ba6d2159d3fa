package org.bailee.server.register;

import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bailee.server.shared.FieldPath;

/// What is collected and why, free of contradictions: only a register file without a single mistake becomes one.
///
/// All maps are keyed by name and keep the order of the file.
///
/// @param retention by collection; every collection has a rule
/// @param roles the roles declared by the business, each with its sentence; built-in ones are in [Roles]
public record RegisterDefinition(
        Controller controller,
        SequencedMap<String, Collection> collections,
        SequencedMap<String, Activity> activities,
        SequencedMap<String, Retention> retention,
        SequencedMap<String, Recipient> recipients,
        SequencedMap<String, Form> forms,
        SequencedMap<String, String> roles) {
    public RegisterDefinition {
        collections = Ordered.copyOf(collections);
        activities = Ordered.copyOf(activities);
        retention = Ordered.copyOf(retention);
        recipients = Ordered.copyOf(recipients);
        forms = Ordered.copyOf(forms);
        roles = Ordered.copyOf(roles);
    }

    /// Version 0: nothing may be stored and nothing read.
    public static RegisterDefinition empty() {
        return new RegisterDefinition(
                Controller.undeclared(),
                Ordered.map(),
                Ordered.map(),
                Ordered.map(),
                Ordered.map(),
                Ordered.map(),
                Ordered.map());
    }

    public Optional<Collection> collection(String name) {
        return Optional.ofNullable(collections.get(name));
    }

    public Optional<Activity> activity(String name) {
        return Optional.ofNullable(activities.get(name));
    }

    public Optional<Field> field(FieldPath path) {
        return collection(path.collection()).flatMap(collection -> collection.field(path.field()));
    }

    /// Every role to which some activity shows something, by name.
    public SortedSet<String> seeingRoles() {
        SortedSet<String> roles = new TreeSet<>();
        activities.values().forEach(activity -> roles.addAll(activity.roles().keySet()));
        return roles;
    }

    /// Every field of every collection, in the order of the file.
    public Stream<Field> fields() {
        return collections.values().stream().flatMap(collection -> collection.fields().values().stream());
    }
}
