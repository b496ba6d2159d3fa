package org.bailee.server.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;

/// The root keys that lead from one to another, and which of them took over.
///
/// Only who has a root key can hand another on under it. That may be who stole it, and because of whom it is being
/// changed: so none takes over by having been handed on alone, nor keeps another that was from doing so.
final class Succession {
    private final List<RootKey> reached = new ArrayList<>();

    /// @param from the root key in memory
    /// @param handovers in their order
    Succession(RootKey from, List<WrappedRoot> handovers) {
        for (WrappedRoot handover : handovers) {
            Optional<RootKey> next = opened(from, handover);
            for (int i = 0; next.isEmpty() && i < reached.size(); i++) {
                next = opened(reached.get(i), handover);
            }
            next.ifPresent(reached::add);
        }
    }

    /// Whether nobody handed on any.
    boolean isEmpty() {
        return reached.isEmpty();
    }

    /// The last that took over, for the caller to keep; the others are wiped.
    ///
    /// @param isAbove whether a root key opens what lay under the one in memory
    Optional<RootKey> last(Predicate<RootKey> isAbove) {
        Optional<RootKey> last = reached.reversed().stream().filter(isAbove).findFirst();
        reached.stream()
                .filter(key -> last.isEmpty() || !key.isSameAs(last.get()))
                .forEach(RootKey::destroy);
        return last;
    }

    private static Optional<RootKey> opened(RootKey by, WrappedRoot handover) {
        try {
            return Optional.of(by.unwrapSuccessor(handover.number(), handover.wrapped()));
        } catch (Corrupt _) {
            // Of another root key: taken up before, or planted.
            return Optional.empty();
        }
    }
}
