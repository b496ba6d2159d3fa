package org.bailee.server.console.approvals;

import java.util.List;

/// The form to ask for a role for a time, or for many people.
///
/// @param chosen purpose and role, or purpose alone, separated by a space
public record AskView(
        boolean bulk,
        List<Choice> choices,
        String chosen,
        String people,
        String hours,
        String reason,
        int mostHours,
        List<String> refused) {
    public boolean wasRefused() {
        return !refused.isEmpty();
    }
}
