package org.bailee.server.console.approvals;

import java.util.List;

/// The form that opens one person's record in an emergency.
///
/// @param chosen purpose and role, separated by a space
public record EmergencyView(
        String subject, List<Choice> choices, String chosen, String reason, long minutes, List<String> refused) {
    public boolean wasRefused() {
        return !refused.isEmpty();
    }
}
