package org.bailee.server.identity;

import java.util.Optional;
import java.util.Set;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;

/// Lets the first person in: as long as no active administrator exists, each start makes a link for one.
public final class FirstAdministrator {
    private static final String NAME = "administrator";

    private final Parts parts;
    private final Means means;
    private final Links links;

    FirstAdministrator(Parts parts) {
        this.parts = parts;
        this.means = parts.means();
        this.links = new Links(parts);
    }

    /// A new link, good for an hour, older ones of its kind being dead; empty if an administrator exists. To be
    /// called once at each start, and its token shown to whoever started the server, and to nobody else.
    public Optional<IssuedLink> link() {
        return means.tx().write(() -> {
            // Or two nodes that start at once would each make a link, for an administrator each.
            parts.staff().lockAll();
            if (parts.staff().lockAdministrators().stream().anyMatch(StaffMember::isActive)) {
                return Optional.empty();
            }
            parts.links().firstAdministrators().forEach(staff -> {
                parts.links().deleteAllOf(staff);
                parts.staff().deleteInvited(staff);
            });
            return Optional.of(links.issue(Actor.bailee(), made(), LinkKind.FIRST_ADMINISTRATOR));
        });
    }

    /// Somebody may have been invited by this very name before the last administrator left.
    private StaffMember made() {
        for (int number = 1; ; number++) {
            String name = number == 1 ? NAME : NAME + "-" + number;
            StaffMember member = new StaffMember(
                    new ActorId(means.ids().next()),
                    name,
                    "Administrator",
                    Set.of(StaffRole.ADMINISTRATOR),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    means.now(),
                    Optional.empty(),
                    Optional.empty());
            if (parts.staff().insert(member, NormalName.of(name))) {
                return member;
            }
        }
    }
}
