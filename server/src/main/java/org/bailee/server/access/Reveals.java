package org.bailee.server.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Field;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.View;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;

/// Shows people to staff: at most masked, until somebody says why they must see a value itself.
public final class Reveals {
    private final Access access;
    private final Refusing refusing;
    private final Register register;
    private final Colleagues colleagues;

    Reveals(Access access, Refusing refusing, Register register, Colleagues colleagues) {
        this.access = access;
        this.refusing = refusing;
        this.register = register;
        this.colleagues = colleagues;
    }

    /// All that the reader's roles show, none of it more open than masked.
    ///
    /// @throws Denied if a rule refuses
    public Grant look(Session by, String purpose, SubjectId subject) {
        Intent intent = Intent.of(colleagues.signedIn(by), Optional.of(purpose), Optional.empty());
        return access.read(intent, Permission.SUBJECTS_READ, subject, Set.of(), View.MASKED);
    }

    /// Some fields, as open as the reader's roles show them.
    ///
    /// @param reason a reference to why
    /// @throws Denied if a rule refuses, or a sensitive field is among them and no second factor was shown lately
    /// @throws Invalid if no field is named, or the reason is no reference
    public Grant reveal(Session by, String purpose, String reason, SubjectId subject, Set<FieldPath> fields) {
        Intent intent = Intent.of(colleagues.signedIn(by), Optional.of(purpose), Optional.of(reason));
        if (fields.isEmpty()) {
            throw Invalid.of("field", "reveal.nothing", "No field was chosen.", "Choose what you need to see.");
        }
        RegisterDefinition definition = register.current().definition();
        // Before the decision, which counts against the reader's hour: a missing code must not cost a person.
        if (fields.stream().flatMap(field -> definition.field(field).stream()).anyMatch(Field::isSensitive)) {
            mustBeFresh(by, intent, subject);
        }
        return access.read(intent, Permission.SUBJECTS_READ, subject, fields);
    }

    private void mustBeFresh(Session by, Intent intent, SubjectId subject) {
        try {
            colleagues.fresh(by);
        } catch (Denied why) {
            throw refusing.refuse(intent, List.of(subject), why);
        }
    }
}
