package org.bailee.server.register;

import java.time.LocalDate;
import java.util.Optional;

/// What was agreed with a recipient and what makes handing data to its country lawful.
///
/// @param agreement the contract of GDPR Art. 28(3), the arrangement of Art. 26, or a data-sharing agreement
/// @param assessed when the recipient was last assessed
/// @param transfer what protects the data outside the area of the controller's own law
public record Terms(Optional<Agreement> agreement, Optional<LocalDate> assessed, Optional<Safeguard> transfer) {
    public static Terms none() {
        return new Terms(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// A signed agreement and how long it holds.
    public record Agreement(LocalDate signed, Optional<LocalDate> until, Optional<String> reference) {
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(signed) && until.map(end -> !day.isAfter(end)).orElse(true);
        }
    }

    /// What makes a transfer to a third country lawful (GDPR Art. 45–49).
    public enum Safeguard {
        /// An adequacy decision that covers this recipient, such as a certified participant of the EU–US framework.
        ADEQUACY,
        STANDARD_CONTRACTUAL_CLAUSES,
        BINDING_CORPORATE_RULES,
        CODE_OF_CONDUCT,
        CERTIFICATION,
        /// A derogation of Art. 49, such as a transfer without which the contract cannot be performed.
        DEROGATION;

        /// As the register file spells it: `standard-contractual-clauses`.
        public String word() {
            return Words.of(this);
        }
    }
}
