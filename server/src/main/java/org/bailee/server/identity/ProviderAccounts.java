package org.bailee.server.identity;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;

/// Whose account somebody comes to by way of the identity provider, and what they may do there. Within the caller's
/// transaction.
final class ProviderAccounts {
    private final Parts parts;
    private final ProviderStore store;
    private final OidcSettings settings;

    /// Somebody, or why not; if not, perhaps who it would have been.
    record Arrival(Optional<StaffMember> who, Optional<ProviderRefusal> why) {
        static Arrival of(StaffMember who) {
            return new Arrival(Optional.of(who), Optional.empty());
        }

        static Arrival not(ProviderRefusal why, Optional<StaffMember> who) {
            return new Arrival(who, Optional.of(why));
        }
    }

    ProviderAccounts(Parts parts, OidcSettings settings) {
        this.parts = parts;
        this.store = parts.providers();
        this.settings = settings;
    }

    Arrival arrive(ProviderStatement said) {
        if (!settings.staffRoles().isEmpty()) {
            // Always administrators first and in one order, as whoever changes roles does.
            parts.staff().lockAdministrators();
        }
        byte[] subject = store.subject(said.issuer(), said.subject());
        // Locked until the session is there, so that it cannot slip past who disables the account meanwhile.
        Optional<StaffMember> known =
                store.linkOf(subject).flatMap(link -> parts.staff().lock(link.staff()));
        if (known.isEmpty()) {
            if (!settings.newAccounts()) {
                return Arrival.not(ProviderRefusal.UNKNOWN_SUBJECT, known);
            }
            // Or one human would have two accounts, and approve with one what the other asks.
            return store.wasLinked(subject) ? Arrival.not(ProviderRefusal.FORMER_SUBJECT, known) : make(said, subject);
        }
        return known.get().isActive() ? withRoles(known.get(), said) : Arrival.not(ProviderRefusal.NOT_ACTIVE, known);
    }

    private Arrival withRoles(StaffMember member, ProviderStatement said) {
        Set<StaffRole> staffRoles = settings.staffRoles().isEmpty() ? member.staffRoles() : staffRoles(said);
        Set<String> registerRoles = settings.registerRoles().isEmpty() ? member.roles() : registerRoles(said);
        if (staffRoles.isEmpty()) {
            // The provider says they have no business here any more: what is open was opened under older word.
            parts.sessions().endAllOf(member, member.id(), "no-role");
            return Arrival.not(ProviderRefusal.NO_ROLE, Optional.of(member));
        }
        if (staffRoles.equals(member.staffRoles()) && registerRoles.equals(member.roles())) {
            return Arrival.of(member);
        }
        if (member.isAdministrator() && !staffRoles.contains(StaffRole.ADMINISTRATOR) && isLast(member.id())) {
            return Arrival.not(ProviderRefusal.LAST_ADMINISTRATOR, Optional.of(member));
        }
        parts.staff().roles(member.id(), staffRoles, registerRoles);
        // By the provider's word, not by a colleague's.
        parts.vouching().changed(member, staffRoles, Actor.bailee());
        StaffMember after = parts.staff().find(member.id()).orElseThrow();
        parts.means()
                .audit()
                .append(
                        after,
                        Staff.standing("roles-changed", after, parts.staff().changed(after.id()))
                                .with("by", "identity-provider"));
        parts.sessions().endAllOf(after, after.id(), "roles-changed");
        return Arrival.of(after);
    }

    private Arrival make(ProviderStatement said, byte[] subject) {
        Set<StaffRole> staffRoles = staffRoles(said);
        if (staffRoles.isEmpty()) {
            return Arrival.not(ProviderRefusal.NO_ROLE, Optional.empty());
        }
        Optional<NormalName> name = said.name().flatMap(NormalName::parse);
        if (name.isEmpty()) {
            return Arrival.not(ProviderRefusal.NAME, Optional.empty());
        }
        String signInName = said.name().orElseThrow().strip();
        StaffMember member = new StaffMember(
                new ActorId(parts.means().ids().next()),
                signInName,
                said.displayName().map(String::strip).filter(StaffRules::isText).orElse(signInName),
                staffRoles,
                registerRoles(said),
                Optional.empty(),
                Optional.empty(),
                parts.means().now(),
                Optional.of(parts.means().now()),
                Optional.empty());
        // Whoever has the name already is not taken for the same person: names are given to others one day.
        if (!parts.staff().insert(member, name.get())) {
            return Arrival.not(ProviderRefusal.NAME, Optional.empty());
        }
        parts.staff().setUp(member.id(), parts.means().now());
        if (!store.link(subject, member.id(), parts.means().now())) {
            throw Sessions.over();
        }
        written("staff-made", member);
        return Arrival.of(member);
    }

    private boolean isLast(ActorId administrator) {
        return parts.staff().lockAdministrators().stream()
                .noneMatch(member -> member.isActive() && !member.id().equals(administrator));
    }

    private Set<StaffRole> staffRoles(ProviderStatement said) {
        return GroupRole.of(settings.staffRoles(), said.groups()).stream()
                .flatMap(word -> StaffRole.named(word).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> registerRoles(ProviderStatement said) {
        return GroupRole.of(settings.registerRoles(), said.groups());
    }

    private void written(String kind, StaffMember member) {
        parts.means()
                .audit()
                .append(
                        member,
                        StaffEvent.of(kind, member.id())
                                .with("by", "identity-provider")
                                .with("staff-roles", StaffRole.words(member.staffRoles()))
                                .with("roles", Scope.names(member.roles())));
    }
}
