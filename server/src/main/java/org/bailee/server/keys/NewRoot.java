package org.bailee.server.keys;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.SealId;

/// What a change of the root key is asked for with.
///
/// @param openings one for each seal that stays, in any order
/// @param dropped the seals that are not to open the new root key
/// @param leaveOne whether it is meant that only one of several seals stays
public record NewRoot(List<Opening> openings, Set<SealId> dropped, boolean leaveOne) {
    public NewRoot {
        openings = List.copyOf(openings);
        dropped = Set.copyOf(dropped);
    }

    /// @throws org.bailee.server.shared.NotFound if one is to be dropped that is not there
    /// @throws Conflict if none would stay, or one without a word about it
    List<SealedRoot> staying(List<SealedRoot> there) {
        List<UUID> ids = there.stream().map(SealedRoot::id).toList();
        if (!dropped.stream().allMatch(seal -> ids.contains(seal.value()))) {
            throw Seals.unknown();
        }
        List<SealedRoot> staying = there.stream()
                .filter(row -> !dropped.contains(new SealId(row.id())))
                .toList();
        if (staying.isEmpty()) {
            throw new Conflict(
                    "root.no-seal",
                    "No seal would stay: nothing could ever be opened again.",
                    "Bring what opens one of the seals, and do not drop that one.");
        }
        if (staying.size() == 1 && !dropped.isEmpty() && !leaveOne) {
            throw new Conflict(
                    "root.one-seal",
                    "Only one seal would stay: whoever loses it loses everything that is stored.",
                    "Bring what opens another, or say that one is enough.");
        }
        return staying;
    }
}
