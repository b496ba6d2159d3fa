package org.bailee.server.console.custody;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.keys.KeptSeal;
import org.bailee.server.keys.SplitState;
import org.bailee.server.shared.ActorId;

/// An appointment of custodians, the reader's part in it, and for who manages the seals the form to begin one.
///
/// @param mine the reader's own part, until it is confirmed
/// @param share the reader's share, shown at this moment; empty otherwise
/// @param manages whether the reader manages the seals
/// @param shared the seals by custodians there are
/// @param staff who can be a custodian
/// @param typed as the form was filled in before it was refused
public record CustodiansView(
        Optional<SplitState> state,
        Optional<SplitState.Part> mine,
        String share,
        boolean manages,
        List<KeptSeal> shared,
        List<StaffMember> staff,
        Map<ActorId, String> names,
        Typed typed,
        List<String> wrong) {
    /// In groups that are easy to copy by hand, four to a line.
    public List<String> lines() {
        String[] groups = share.split("-");
        return IntStream.range(0, (groups.length + 3) / 4)
                .mapToObj(line ->
                        String.join(" ", List.of(groups).subList(line * 4, Math.min(groups.length, line * 4 + 4))))
                .toList();
    }

    public String name(ActorId who) {
        return names.getOrDefault(who, who.toString());
    }
}
