package org.bailee.server.access;

import java.util.Collection;
import java.util.stream.Collectors;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;

/// The words in which access refuses: each names the rule and whom to ask.
final class Refusals {
    private Refusals() {}

    static Denied unknownPurpose() {
        return new Denied(
                "purpose.unknown",
                "The register has no activity of the stated name.",
                "State an activity of the register; bailee register export shows them.");
    }

    static Denied purposeNotYours(String purpose) {
        return new Denied(
                "purpose.not-yours",
                "This account may not act for " + purpose + ".",
                "Ask whoever manages keys for one that names this purpose.");
    }

    static Denied noRole(String purpose) {
        return new Denied(
                "role.sees-nothing",
                "None of this account's roles sees anything for " + purpose + ".",
                "Ask whoever keeps the register to list a role of yours under activities." + purpose + ".roles.");
    }

    static Denied fields(String purpose, Collection<FieldPath> fields) {
        String names = fields.stream().map(FieldPath::toString).sorted().collect(Collectors.joining(", "));
        return new Denied(
                "field.not-for-role",
                "This account's roles may not see " + names + " for " + purpose + ".",
                "Leave these fields out, or ask whoever keeps the register to widen activities." + purpose + ".roles.");
    }

    static Denied expired() {
        return new Denied("grant.expired", "The grant has run out.", "Ask again; a grant serves one request.");
    }

    static Denied noConsent(String purpose) {
        return new Denied(
                "consent.missing",
                "This person has not consented to " + purpose + ".",
                "Use the data for another purpose that covers it; a yes cannot be recorded here yet.");
    }
}
