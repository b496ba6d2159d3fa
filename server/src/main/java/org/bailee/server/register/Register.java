package org.bailee.server.register;

import java.util.Optional;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Page;

/// What is collected and why, as it stands now, and the only way to change it.
public final class Register {
    /// The version in force, from memory.
    public RegisterVersion current() {
        throw new UnsupportedOperationException();
    }

    public Optional<RegisterVersion> version(int number) {
        throw new UnsupportedOperationException();
    }

    /// Newest first.
    public Page<AppliedVersion> versions(Optional<String> after, int limit) {
        throw new UnsupportedOperationException();
    }

    /// Says what applying the file would change and what follows from it, or everything wrong with it. Changes nothing.
    public Plan plan(Actor actor, byte[] file) {
        throw new UnsupportedOperationException();
    }

    /// Makes the file the version in force.
    ///
    /// @param madeFrom the version the file was made from
    /// @throws org.bailee.server.shared.Invalid listing every mistake
    /// @throws org.bailee.server.shared.Conflict if another version came first
    public Applied apply(Actor actor, byte[] file, int madeFrom) {
        throw new UnsupportedOperationException();
    }
}
