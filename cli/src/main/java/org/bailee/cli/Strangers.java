package org.bailee.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bailee.cli.mapping.Catalogue;

/// Names given to a key that lead nowhere, because the register in force does not know them: slips of the finger, or
/// names of a register to come.
final class Strangers {
    private final Catalogue catalogue;

    Strangers(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// @param purposes the activities the key may state; all if none is named
    /// @return a sentence for each name
    List<String> among(List<String> roles, List<String> purposes) {
        List<String> strangers = new ArrayList<>();
        Collection<String> known = catalogue.activities();
        for (String purpose : purposes) {
            if (!known.contains(purpose)) {
                strangers.add("The register in force has no activity " + purpose + "." + instead(purpose, known));
            }
        }
        List<String> stated = purposes.stream().filter(known::contains).toList();
        Collection<String> seeing = catalogue.roles(stated.isEmpty() ? known : stated);
        String what = stated.isEmpty() ? "" : " for " + String.join(", ", stated);
        for (String role : roles) {
            if (!seeing.contains(role)) {
                strangers.add(
                        "The register in force shows nothing to a role " + role + what + "." + instead(role, seeing));
            }
        }
        return strangers;
    }

    private static String instead(String name, Collection<String> known) {
        return Nearest.to(name, known)
                .map(guess -> " Did you mean " + guess + "?")
                .orElse(known.isEmpty() ? "" : " It has: " + String.join(", ", known) + ".");
    }
}
