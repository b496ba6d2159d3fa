package org.bailee.server.vault;

import org.bailee.crypto.PersonState;
import org.bailee.server.access.Grant;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;

/// What is about to be done with a person's data, and whether a restriction lets it: restricted data is stored,
/// and used on the grounds of GDPR Art. 18(2) only.
@FunctionalInterface
interface Use {
    /// Looking at places and versions, for what the law demands of Bailee itself.
    Use KEEPING = _ -> {};

    /// Changing data, adding to it, or making tokens of it.
    Use CHANGING = state -> {
        if (state.restrictions() > 0) {
            throw Refused.restricted();
        }
    };

    static Use of(Grant grant) {
        return state -> {
            if (state.restrictions() > 0 && !grant.goesOnRestricted()) {
                throw Refused.restrictedFor(grant.intent().purpose());
            }
        };
    }

    /// @throws Denied if the activity does not go on with restricted data
    /// @throws Conflict if restricted data is not changed
    void mustBeAllowed(PersonState state);
}
