package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;

/// What a caller's names mean under the register in force.
final class Naming {
    private final Register register;

    Naming(Register register) {
        this.register = register;
    }

    /// A field or collection that the register has dropped can no longer be named, and goes with the whole person.
    ///
    /// @throws Invalid listing everything wrong with the part
    Scope scope(Part part) {
        RegisterDefinition definition = register.current().definition();
        List<Violation> wrong = new ArrayList<>();
        if (part.isEmpty()) {
            wrong.add(Refused.erasesNothing());
        }
        for (FieldPath field : part.fields()) {
            definition
                    .collection(field.collection())
                    .ifPresentOrElse(
                            collection -> {
                                if (collection.field(field.field()).isEmpty()) {
                                    wrong.add(Refused.unknownField(field.field(), collection.name(), collection));
                                }
                            },
                            () -> wrong.add(Refused.unknownCollection(field.collection(), definition)));
        }
        Set<String> collections = new HashSet<>(part.collections());
        collections.addAll(part.records().keySet());
        collections.stream()
                .filter(name -> definition.collection(name).isEmpty())
                .forEach(name -> wrong.add(Refused.unknownCollection(name, definition)));
        Set<FieldPath> fields = new HashSet<>(part.fields());
        part.activities().forEach(name -> fields.addAll(only(name, part.activities(), definition, wrong)));
        return Gate.orRefuse(Scope.of(fields, part.collections(), part.records()), wrong);
    }

    /// The fields that none but the named activities need.
    private static Set<FieldPath> only(
            String name, Set<String> named, RegisterDefinition definition, List<Violation> wrong) {
        Activity activity = definition.activities().get(name);
        if (activity == null) {
            wrong.add(Refused.unknownActivity(name));
            return Set.of();
        }
        Set<FieldPath> only = new HashSet<>(activity.needs());
        definition.activities().values().stream()
                .filter(other -> !named.contains(other.name()))
                .forEach(other -> only.removeAll(other.needs()));
        if (only.isEmpty()) {
            wrong.add(Refused.allNeeded(name));
        }
        return only;
    }
}
