package org.bailee.server.testing;

import java.util.Set;
import java.util.UUID;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Permission;

/// Somebody who acts in a test, with the permissions and roles the test gives; may state any purpose.
public record TestActor(ActorId id, String name, Set<Permission> permissions, Set<String> roles) implements Actor {
    /// With every permission, in the roles given.
    public static TestActor in(String... roles) {
        return new TestActor(new ActorId(UUID.randomUUID()), "test-desk", Set.of(Permission.values()), Set.of(roles));
    }

    public TestActor with(Permission... only) {
        return new TestActor(id, name, Set.of(only), roles);
    }

    @Override
    public boolean mayState(String purpose) {
        return true;
    }
}
