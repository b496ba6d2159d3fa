package org.bailee.server.api.subjects;

import java.util.List;
import java.util.Set;
import org.bailee.server.register.Collection;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;

/// Where what is asked for is read: with its person, or record by record. Who asks in the other place is told so,
/// and not that there is nothing.
///
/// Asked once access has decided, so that nobody learns the shape of a register they may not read.
final class OneOrMany {
    private OneOrMany() {}

    /// @throws Invalid if a person has many records of what one of these fields is in
    static void mustBeOfPerson(RegisterDefinition register, Set<FieldPath> wanted) {
        List<Violation> wrong = wanted.stream()
                .filter(field -> isMany(register, field.collection()))
                .map(OneOrMany::readByRecord)
                .toList();
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    /// @throws Invalid if a person has one record of it, which is opened with the person
    static void mustBeMany(RegisterDefinition register, String collection) {
        Collection declared = register.collections().get(collection);
        if (declared != null && !declared.many()) {
            throw Invalid.of(
                    collection,
                    "collection.one-per-person",
                    "A person has one record of this collection, which is opened with the person.",
                    "Open the person: GET /v1/subjects/{id}, or bailee open ID.");
        }
    }

    private static Violation readByRecord(FieldPath field) {
        return new Violation(
                field.toString(),
                "field.of-many",
                "A person has many records of this field's collection, and they are not opened with the person.",
                "List them: GET /v1/subjects/{id}/" + field.collection() + ", or bailee open ID --records "
                        + field.collection() + ".");
    }

    private static boolean isMany(RegisterDefinition register, String collection) {
        Collection declared = register.collections().get(collection);
        return declared != null && declared.many();
    }
}
