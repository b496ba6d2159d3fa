package org.bailee.server.console.register;

import java.util.List;
import org.bailee.server.console.frame.Words;
import org.bailee.server.register.Activity;
import org.bailee.server.register.AppliedVersion;
import org.bailee.server.register.Recipient;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.register.Retention;

/// What the page of the register shows.
///
/// @param roles the columns of the matrix
/// @param older where the list of versions goes on; empty at its end
public record RegisterView(
        RegisterVersion shown,
        boolean isInForce,
        List<String> roles,
        List<FieldRow> fields,
        List<AppliedVersion> versions,
        String older) {
    static RegisterView of(
            RegisterVersion shown, boolean isInForce, List<AppliedVersion> versions, String older, Words words) {
        RegisterDefinition register = shown.definition();
        List<String> roles = List.copyOf(register.seeingRoles());
        return new RegisterView(
                shown,
                isInForce,
                roles,
                register.fields()
                        .map(field -> FieldRow.of(register, field, roles, words))
                        .toList(),
                versions,
                older);
    }

    public List<Activity> activities() {
        return List.copyOf(shown.definition().activities().values());
    }

    public List<Recipient> recipients() {
        return List.copyOf(shown.definition().recipients().values());
    }

    public List<Retention> retention() {
        return List.copyOf(shown.definition().retention().values());
    }
}
