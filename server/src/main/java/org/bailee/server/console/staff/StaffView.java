package org.bailee.server.console.staff;

import java.util.List;
import java.util.function.Predicate;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.identity.ResetRequest;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.ActorId;

/// The people who work here.
///
/// @param part of them, as the list is filtered and sorted
/// @param mayEnd whether the reader may look at others' sessions and end them
/// @param code of a link just made, shown this once; empty otherwise
/// @param codeFor whom it is for
/// @param takesTwo whose second factor is replaced by two others only
/// @param registerRoles that the register in force knows
public record StaffView(
        List<StaffMember> everybody,
        Listing<StaffMember> list,
        Listing.Part<StaffMember> part,
        List<ResetRequest> resets,
        Predicate<StaffMember> takesTwo,
        boolean manages,
        boolean mayEnd,
        String code,
        String codeFor,
        List<String> registerRoles,
        List<String> refused) {
    public List<StaffRole> staffRoles() {
        return List.of(StaffRole.values());
    }

    public List<String> states() {
        return Members.STATES;
    }

    public List<String> filterRoles() {
        return Members.ROLES;
    }

    /// Of somebody who may have left since.
    public String nameOf(ActorId id) {
        return everybody.stream()
                .filter(member -> member.id().equals(id))
                .map(StaffMember::displayName)
                .findFirst()
                .orElse(id.toString());
    }
}
