package org.bailee.server.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.shared.HoldId;

/// Has everything done again that copies of the journal tell of.
///
/// Erasures and revocations at once, as they are read; the lines of one entry about a part of a person together, since
/// all that stays of the person is sealed anew for it. Holds and restrictions at the end, and only those that no copy
/// tells were ended: a copy that is behind must not place again what was released. What happened to accounts of staff
/// at the end too, in the order of its numbers, whichever copy knows it; how they stand only as it was said last.
final class Again {
    private final List<Enforcer> enforcers;
    private final Map<HoldId, Obligation> held = new LinkedHashMap<>();
    private final Set<HoldId> released = new HashSet<>();
    private final List<Staff> staff = new ArrayList<>();
    private final Map<UUID, Long> standing = new HashMap<>();
    private final List<Obligation> part = new ArrayList<>();
    private long again;

    private record Staff(long version, Obligation owed) {}

    Again(List<Enforcer> enforcers) {
        this.enforcers = List.copyOf(enforcers);
    }

    void read(Obligation owed) {
        if (!part.isEmpty() && !part.getLast().isToldWith(owed)) {
            enforcePart();
        }
        switch (owed.deed()) {
            case Deed.Held deed -> held.putIfAbsent(deed.hold(), owed);
            case Deed.Released deed -> {
                released.add(deed.hold());
                enforce(owed);
            }
            case Deed.OfStaff deed -> {
                staff.add(new Staff(deed.version(), owed));
                if (deed instanceof Deed.Standing) {
                    standing.merge(owed.whom(), deed.version(), Math::max);
                }
            }
            case Deed.OfPart _ -> part.add(owed);
            case Deed.Erased _, Deed.KeyRevoked _ -> enforce(owed);
            case Deed.Untold _ -> {}
        }
    }

    /// @return how many things had to be done again
    long end() {
        enforcePart();
        held.keySet().removeAll(released);
        held.values().forEach(this::enforce);
        staff.removeIf(this::isOverruled);
        staff.sort(Comparator.comparingLong(Staff::version));
        staff.forEach(one -> enforce(one.owed()));
        return again;
    }

    private boolean isOverruled(Staff one) {
        return one.owed().deed() instanceof Deed.Standing
                && standing.getOrDefault(one.owed().whom(), 0L) > one.version();
    }

    private void enforcePart() {
        for (Enforcer enforcer : part.isEmpty() ? List.<Enforcer>of() : enforcers) {
            again += enforcer.enforceTogether(List.copyOf(part));
        }
        part.clear();
    }

    private void enforce(Obligation owed) {
        for (Enforcer enforcer : enforcers) {
            again += enforcer.enforce(owed) ? 1 : 0;
        }
    }
}
