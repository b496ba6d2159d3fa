package org.bailee.server.register;

import java.util.Set;

/// Which handing-over is a transfer to a third country (GDPR Chapter V).
final class Transfers {
    /// The European Economic Area, and the United Kingdom, which it exchanges data with on adequacy decisions.
    private static final Set<String> AREA = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS", "IT",
            "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private Transfers() {}

    static boolean needSafeguard(Controller controller, Recipient recipient) {
        boolean bound = controller.establishments().stream().anyMatch(place -> AREA.contains(place.substring(0, 2)));
        return bound && !AREA.contains(recipient.country());
    }
}
