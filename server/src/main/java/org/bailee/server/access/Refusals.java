package org.bailee.server.access;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Unavailable;

/// The words in which access refuses: each names the rule and whom to ask.
final class Refusals {
    /// Refusals of who did too much, and not of who may not.
    static final Set<String> LIMITS = Set.of("bulk.needs-approval", "quota.exhausted", "values.guessing");

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
                "Ask whoever manages keys for one that names this purpose.",
                purpose);
    }

    static Denied noRole(String purpose) {
        return new Denied(
                "role.sees-nothing",
                "None of this account's roles sees anything for " + purpose + ".",
                "Use an account or key with a role that the register lists under activities." + purpose
                        + ".roles, or ask whoever keeps the register to list one of yours there.",
                purpose);
    }

    static Denied fields(String purpose, Collection<FieldPath> fields) {
        String names = fields.stream().map(FieldPath::toString).sorted().collect(Collectors.joining(", "));
        return new Denied(
                "field.not-for-role",
                "This account's roles may not see " + names + " for " + purpose + ".",
                "Leave these fields out, or ask whoever keeps the register to widen activities." + purpose + ".roles.",
                names,
                purpose);
    }

    static Denied expired() {
        return new Denied("grant.expired", "The grant has run out.", "Ask again; a grant serves one request.");
    }

    static Denied noConsent(String purpose) {
        return new Denied(
                "consent.missing",
                "This person has not consented to " + purpose + ".",
                "Use the data for another purpose that covers it; a yes cannot be recorded here yet.",
                purpose);
    }

    static Denied bulk(String purpose, int most, Actor actor) {
        String how = actor instanceof StaffMember
                ? "Ask for many people under Approvals (/approvals/ask)"
                : "Ask with POST /v1/approvals (bulk, purpose, people, hours, reason)";
        return new Denied(
                "bulk.needs-approval",
                "More than " + most
                        + " different people in an hour need a second person's approval, and no bulk grant for "
                        + purpose + " has room for these.",
                how + "; an administrator or the privacy officer approves it in the console.",
                most,
                purpose);
    }

    static Unavailable guessing(Duration wait) {
        long seconds = Unavailable.seconds(wait);
        return new Unavailable(
                "values.guessing",
                "This account has searched too often in vain by values it may see only masked.",
                "Search by a field your roles see plain, ask for such a role, or wait for " + Math.max(1, seconds)
                        + " seconds.",
                wait,
                Math.max(1, seconds));
    }

    static Unavailable exhausted(long most, Duration wait) {
        return new Unavailable(
                "quota.exhausted",
                "This account has opened people " + most
                        + " times within the hour, or this request would go beyond that.",
                "Wait for " + Math.max(1, wait.toMinutes()) + " minutes, or send less at once.",
                wait,
                most,
                Math.max(1, wait.toMinutes()));
    }
}
