package org.bailee.server.shared;

import java.util.Set;
import java.util.UUID;

/// Whoever acts. Only `identity` makes one, so a method that asks for an Actor cannot be reached anonymously.
public interface Actor {
    /// Bailee itself, when it acts of its own accord, such as at its first start. May do nothing a request asks for.
    static Actor bailee() {
        return new Itself();
    }

    ActorId id();

    /// The account's name as staff gave it; never a customer's data.
    String name();

    Set<Permission> permissions();

    /// Roles of the register whose views this actor has, such as `support`.
    Set<String> roles();

    /// Whether this actor may state the activity as its purpose.
    boolean mayState(String purpose);

    /// @throws Denied if the actor lacks the permission
    default void must(Permission permission) {
        if (!permissions().contains(permission)) {
            throw new Denied(
                    "permission.missing",
                    "This account lacks the permission " + permission.word() + ".",
                    "Ask an administrator for a role, or a key, with " + permission.word() + ".",
                    permission.word());
        }
    }

    /// The type of [#bailee]; all of them are equal.
    record Itself() implements Actor {
        @Override
        public ActorId id() {
            return new ActorId(new UUID(0, 1));
        }

        @Override
        public String name() {
            return "bailee";
        }

        @Override
        public Set<Permission> permissions() {
            return Set.of();
        }

        @Override
        public Set<String> roles() {
            return Set.of();
        }

        @Override
        public boolean mayState(String purpose) {
            return false;
        }
    }
}
