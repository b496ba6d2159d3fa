package org.bailee.server.register;

import java.time.LocalDate;

/// What stands in the way of using data as the register says, whether or not it has changed: it is told with every
/// change until it is mended.
final class Reminders {
    private final Changes changes;
    private final LocalDate today;

    Reminders(Changes changes, LocalDate today) {
        this.changes = changes;
        this.today = today;
    }

    void tell(RegisterDefinition definition) {
        definition.recipients().values().forEach(recipient -> {
            String where = "recipients." + recipient.name();
            if (recipient
                    .terms()
                    .agreement()
                    .filter(agreement -> agreement.holdsOn(today))
                    .isEmpty()) {
                changes.change(
                        "recipient-without-agreement",
                        where,
                        "There is no valid agreement with " + recipient.name() + ": it needs " + agreement(recipient)
                                + " before it is given anything.");
            }
            if (Transfers.needSafeguard(definition.controller(), recipient)
                    && recipient.terms().transfer().isEmpty()) {
                changes.change(
                        "recipient-without-safeguard",
                        where,
                        "Nothing is recorded that makes the transfer to " + recipient.name() + " in "
                                + recipient.country() + " lawful (GDPR Art. 44–49).");
            }
        });
    }

    private static String agreement(Recipient recipient) {
        return switch (recipient.role()) {
            case PROCESSOR -> "a contract (GDPR Art. 28(3))";
            case JOINT_CONTROLLER -> "an arrangement (GDPR Art. 26)";
            case CONTROLLER -> "an agreement";
        };
    }
}
