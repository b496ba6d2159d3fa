package org.bailee.server.identity;

import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Permission;

/// Who acts here at this moment, as the tables have it, for rooms that let people decide about one another.
public final class Colleagues {
    private final StaffStore staff;
    private final ServiceStore services;
    private final Vouching vouching;
    private final Means means;

    Colleagues(StaffStore staff, ServiceStore services, Vouching vouching, Means means) {
        this.vouching = vouching;
        this.staff = staff;
        this.services = services;
        this.means = means;
    }

    /// @throws Denied unless both factors were shown
    public StaffMember signedIn(Session by) {
        return by.mustBeComplete().staff();
    }

    /// @throws Denied unless a second factor was shown within the step-up time
    public StaffMember fresh(Session by) {
        return by.mustBeFresh(means).staff();
    }

    /// The person as they are now, held so until the caller's transaction ends: whoever is being disabled at this
    /// moment decides before or not at all. Empty if they may not come in any more.
    public Optional<StaffMember> active(ActorId id) {
        return staff.hold(id).filter(StaffMember::isActive);
    }

    /// [#active], if they still may do such things.
    public Optional<StaffMember> active(ActorId id, Permission permission) {
        return active(id).filter(member -> member.permissions().contains(permission));
    }

    /// Whether this is a person who may come in, or a key that was not revoked; held so until the transaction ends.
    public boolean isAlive(ActorId id) {
        return active(id).isPresent() || services.holdAlive(id);
    }

    /// Whether the key was made by this actor, or by a key that was, over however many.
    public boolean comesFrom(ActorId key, ActorId maker) {
        return makers(key).contains(maker);
    }

    /// Tells of an actor whether the person has their account from them, or from those who made that key: then the two
    /// may be one human. Only for a month after it was last in those hands (docs/spec/sign-in.md).
    public Predicate<ActorId> sponsorsOf(ActorId person) {
        Set<ActorId> line = vouching.line(person);
        return line.isEmpty()
                ? _ -> false
                : actor -> line.contains(actor) || !Collections.disjoint(line, makers(actor));
    }

    /// Their roles here and in the register, in one word that is the same for who has the same; empty for keys, for
    /// Bailee itself, and for who is unknown.
    public String rolesOf(ActorId id) {
        return staff.find(id)
                .map(member -> StaffRole.words(member.staffRoles()) + " / " + Scope.names(member.roles()))
                .orElse("");
    }

    private Set<ActorId> makers(ActorId key) {
        Set<ActorId> makers = new HashSet<>();
        Optional<ServiceAccount> account = services.find(key);
        while (account.isPresent() && makers.add(account.get().madeBy())) {
            account = services.find(account.get().madeBy());
        }
        return makers;
    }
}
