package org.bailee.server.vault;

import java.util.List;
import java.util.Set;
import org.bailee.server.register.Collection;
import org.bailee.server.register.Register;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;

/// Where what is asked for is read: with its person, or record by record. Who asks in the other place is told so,
/// and not that there is nothing. Asked once it is granted, so that it tells nothing of what one may not see, and
/// told to the log like any other attempt.
final class OneOrMany {
    private final Register register;

    OneOrMany(Register register) {
        this.register = register;
    }

    /// @throws Invalid if a person has many records of what one of these fields is in
    void mustBeOfPerson(Set<FieldPath> named) {
        List<Violation> wrong = named.stream()
                .filter(field -> isMany(field.collection(), false))
                .map(Refused::ofMany)
                .toList();
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    /// @throws Invalid if a person has one record of it, which is opened with the person
    void mustBeMany(String collection) {
        if (!isMany(collection, true)) {
            throw new Invalid(List.of(Refused.onePerPerson(collection)));
        }
    }

    /// @param unknown what to say of one that the register does not declare any more
    private boolean isMany(String collection, boolean unknown) {
        Collection declared = register.current().definition().collections().get(collection);
        return declared == null ? unknown : declared.many();
    }
}
