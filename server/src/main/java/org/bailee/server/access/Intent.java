package org.bailee.server.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Invalid;

/// What a request says of itself: who asks, which activity it serves, and a reference to why.
public record Intent(Actor actor, String purpose, Optional<String> reason) {
    /// A reference, not prose: a sentence typed by staff would sooner or later hold a customer's name.
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/#-]{1,64}");

    /// @throws Invalid if no purpose is stated or the reason is no reference
    public static Intent of(Actor actor, Optional<String> purpose, Optional<String> reason) {
        String stated = purpose.filter(text -> !text.isBlank())
                .orElseThrow(() -> Invalid.of(
                        "Bailee-Purpose",
                        "purpose.missing",
                        "This request does not say which activity it serves.",
                        "Send the header Bailee-Purpose with an activity of the register."));
        return new Intent(actor, stated, reference(reason));
    }

    /// @throws Invalid if the reason is no reference
    public static Optional<String> reference(Optional<String> reason) {
        reason.filter(text -> !REFERENCE.matcher(text).matches()).ifPresent(_ -> {
            throw Invalid.of(
                    "Bailee-Reason",
                    "reason.malformed",
                    "The reason is not a reference.",
                    "Send a ticket number or the like: at most 64 letters, digits and . _ : / # -");
        });
        return reason;
    }
}
