package org.bailee.server.journal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bailee.server.journal.Obligation.Deed;
import org.bailee.server.shared.HoldId;

/// Has everything done again that copies of the journal tell of.
///
/// Erasures at once, as they are read. Holds and restrictions at the end, and only those that no copy tells
/// were ended: a copy that is behind must not place again what was released.
final class Again {
    private final Enforcer enforcer;
    private final Map<HoldId, Obligation> held = new LinkedHashMap<>();
    private final Set<HoldId> released = new HashSet<>();
    private long again;

    Again(Enforcer enforcer) {
        this.enforcer = enforcer;
    }

    void read(Obligation owed) {
        switch (owed.deed()) {
            case Deed.Held deed -> held.putIfAbsent(deed.hold(), owed);
            case Deed.Released deed -> {
                released.add(deed.hold());
                enforce(owed);
            }
            case Deed.Erased _, Deed.RecordErased _, Deed.FieldsErased _ -> enforce(owed);
        }
    }

    /// @return how many things had to be done again
    long end() {
        held.keySet().removeAll(released);
        held.values().forEach(this::enforce);
        return again;
    }

    private void enforce(Obligation owed) {
        again += enforcer.enforce(owed) ? 1 : 0;
    }
}
