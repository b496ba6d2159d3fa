package org.bailee.server.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Who is in the group at the identity provider has the role here.
///
/// @param group as the provider writes it, case included
record GroupRole(String group, String role) {
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /// @param text `GROUP=ROLE`; a group's name may hold `=` itself, a role's none
    static Optional<GroupRole> read(String text) {
        int at = text.lastIndexOf('=');
        if (at < 1 || text.substring(0, at).isBlank()) {
            return Optional.empty();
        }
        String role = text.substring(at + 1).strip();
        return ROLE.matcher(role).matches()
                ? Optional.of(new GroupRole(text.substring(0, at).strip(), role))
                : Optional.empty();
    }

    /// The roles of somebody in these groups.
    static Set<String> of(List<String> mappings, Collection<String> groups) {
        Set<String> roles = new TreeSet<>();
        mappings.forEach(mapping -> read(mapping)
                .filter(known -> groups.contains(known.group()))
                .ifPresent(known -> roles.add(known.role())));
        return roles;
    }
}
