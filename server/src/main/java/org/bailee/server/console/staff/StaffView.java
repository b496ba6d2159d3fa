package org.bailee.server.console.staff;

import java.util.List;
import org.bailee.server.identity.ResetRequest;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.ActorId;

/// The people who work here.
///
/// @param code of a link just made, shown this once; empty otherwise
/// @param codeFor whom it is for
/// @param registerRoles that the register in force knows
public record StaffView(
        List<StaffMember> members,
        List<ResetRequest> resets,
        boolean manages,
        String code,
        String codeFor,
        List<String> registerRoles,
        String next,
        List<String> refused) {
    public List<StaffRole> staffRoles() {
        return List.of(StaffRole.values());
    }

    /// Of somebody who may have left since.
    public String nameOf(ActorId id) {
        return members.stream()
                .filter(member -> member.id().equals(id))
                .map(StaffMember::displayName)
                .findFirst()
                .orElse(id.toString());
    }
}
