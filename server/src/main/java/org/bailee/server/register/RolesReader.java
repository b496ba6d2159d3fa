package org.bailee.server.register;

import java.util.SequencedMap;

/// Reads the roles a business has beside the built-in ones.
final class RolesReader {
    private final Mistakes mistakes;

    RolesReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    SequencedMap<String, String> read(Keys file) {
        SequencedMap<String, String> roles = Ordered.map();
        file.entry("roles")
                .map(entry -> Keys.names(entry, mistakes))
                .ifPresent(keys -> keys.entries().forEach((name, entry) -> {
                    if (Roles.builtIn().containsKey(name)) {
                        mistakes.add(ActivityRules.ROLE_BUILT_IN, entry.key());
                    }
                    roles.put(name, keys.text(name).orElse(""));
                }));
        return roles;
    }
}
