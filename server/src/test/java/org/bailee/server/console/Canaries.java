package org.bailee.server.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.api.RunningServer;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Value;
import org.bailee.server.vault.PersonDraft;
import org.bailee.server.vault.RecordDraft;
import org.bailee.server.vault.Vault;

/// People who are known wherever they turn up.
final class Canaries {
    private Canaries() {}

    static SubjectId person(RunningServer server, People people, String name, String email) {
        StaffMember maker = server.room(Sessions.class)
                .find(people.make(StaffRole.SUPPORT, "support").token())
                .orElseThrow()
                .staff();
        WriteGrant grant = server.room(Access.class)
                .write(
                        Intent.of(maker, Optional.of("fulfil-orders"), Optional.empty()),
                        Permission.SUBJECTS_WRITE,
                        List.of());
        RecordDraft profile = new RecordDraft(
                "profile",
                Map.of(
                        "name", new Value.Parts(new TreeMap<>(Map.of("given", name, "family", name))),
                        "email", new Value.Text(email),
                        "phone", new Value.Text("+493012345678"),
                        "gift", new Value.Text("true")));
        return server.room(Vault.class)
                .create(grant, List.of(new PersonDraft(List.of(profile))), Optional.empty())
                .getFirst()
                .orThrow()
                .subject();
    }
}
