package org.bailee.server.identity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Permission;

/// A person who works for the business, known by name and two factors.
///
/// @param name what they sign in with, as they write it
/// @param staffRoles what they may do at all
/// @param roles of the register, whose views they have
/// @param setUpAt empty until the invitation was taken up
public record StaffMember(
        ActorId id,
        String name,
        String displayName,
        Set<StaffRole> staffRoles,
        Set<String> roles,
        Optional<Locale> locale,
        Optional<ZoneId> zone,
        Instant createdAt,
        Optional<Instant> setUpAt,
        Optional<Instant> disabledAt)
        implements Actor {
    @Override
    public Set<Permission> permissions() {
        return StaffRole.permissions(staffRoles);
    }

    /// Any: which activity's views they have depends on their roles in the register, which `access` looks at.
    @Override
    public boolean mayState(String purpose) {
        return true;
    }

    /// Whether they can sign in at all.
    public boolean isActive() {
        return setUpAt.isPresent() && disabledAt.isEmpty();
    }

    /// Whether they may see any value plain. Who is a developer may not, whatever else they are: systems are built and
    /// mended without looking at people.
    public boolean seesPlain() {
        return !staffRoles.contains(StaffRole.DEVELOPER);
    }

    public boolean isAdministrator() {
        return staffRoles.contains(StaffRole.ADMINISTRATOR);
    }
}
