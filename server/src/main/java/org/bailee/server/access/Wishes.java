package org.bailee.server.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bailee.server.access.Approval.Kind;
import org.bailee.server.access.Approval.State;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Violation;

/// What may be asked for, held against the register in force, and the words in which it is refused.
final class Wishes {
    private static final int MOST_PEOPLE = 1_000_000;

    private final Register register;
    private final AccessSettings settings;
    private final Ids ids;
    private final Moments moments;

    Wishes(Register register, AccessSettings settings, Ids ids, Moments moments) {
        this.register = register;
        this.settings = settings;
        this.ids = ids;
        this.moments = moments;
    }

    int mostHours() {
        return settings.mostHours();
    }

    /// @throws Invalid listing everything wrong
    Approval role(Actor by, String purpose, String role, int hours, String reason) {
        List<Violation> wrong = new ArrayList<>();
        addRole(wrong, purpose, role);
        addHours(wrong, hours);
        addReason(wrong, reason);
        return sound(by, Kind.ROLE, purpose, role, 0, hours, reason, wrong);
    }

    /// @throws Invalid listing everything wrong
    /// @throws Denied if the asker may not state the purpose
    Approval bulk(Actor by, String purpose, int people, int hours, String reason) {
        List<Violation> wrong = new ArrayList<>();
        if (activity(purpose).isEmpty()) {
            wrong.add(unknownPurpose());
        }
        if (people < 1 || people > MOST_PEOPLE) {
            wrong.add(new Violation(
                    "people",
                    "approval.people",
                    "This is no number of people.",
                    "Write how many different people, from 1 to " + MOST_PEOPLE + ".",
                    MOST_PEOPLE));
        }
        addHours(wrong, hours);
        addReason(wrong, reason);
        if (wrong.isEmpty() && !by.mayState(purpose)) {
            throw Refusals.purposeNotYours(purpose);
        }
        return sound(by, Kind.BULK, purpose, Integer.toString(people), people, hours, reason, wrong);
    }

    /// @throws Invalid listing everything wrong
    void mustBeEmergency(String purpose, String role, String reason) {
        List<Violation> wrong = new ArrayList<>();
        addRole(wrong, purpose, role);
        addReason(wrong, reason);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    /// The register may have changed since it was asked for.
    ///
    /// @throws Conflict if there is no such activity or role any more
    void mustStillStand(Approval asked) {
        boolean stands = activity(asked.purpose())
                .filter(activity -> asked.isBulk() || activity.roles().containsKey(asked.wanted()))
                .isPresent();
        if (!stands) {
            throw new Conflict(
                    "approval.outdated",
                    "The register no longer has what was asked for.",
                    "Decline it; whoever still needs it asks again.");
        }
    }

    static UUID id(String text) {
        return ActorId.parse(text).value();
    }

    static NotFound unknown() {
        return new NotFound(
                "approval.unknown", "There is no request or grant with this id.", "Look for it under Approvals.");
    }

    static Denied notYours() {
        return new Denied(
                "approval.not-yours",
                "This is not yours to decide or to see.",
                "Ask an administrator or the privacy officer.");
    }

    static Conflict over() {
        return new Conflict("approval.decided", "This was decided, ended or withdrawn already.", "Look at it again.");
    }

    /// Does the work; what it refuses is on disk before it is told.
    static <T> T recording(AuditLog audit, Actor actor, String event, Supplier<T> work) {
        try {
            return work.get();
        } catch (Denied | NotFound | Conflict why) {
            audit.appendDurably(actor, AccessEvent.refused(event, why.code()));
            throw why;
        }
    }

    private Approval sound(
            Actor by,
            Kind kind,
            String purpose,
            String wanted,
            int left,
            int hours,
            String reason,
            List<Violation> wrong) {
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return new Approval(
                ids.next(),
                kind,
                by.id(),
                by instanceof StaffMember member ? member.displayName() : by.name(),
                moments.now(),
                purpose,
                wanted,
                left,
                hours,
                reason,
                State.WAITING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void addRole(List<Violation> wrong, String purpose, String role) {
        Optional<Activity> activity = activity(purpose);
        if (activity.isEmpty()) {
            wrong.add(unknownPurpose());
        } else if (!activity.get().roles().containsKey(role)) {
            wrong.add(new Violation(
                    "role",
                    "approval.role",
                    "No such role sees anything for this activity.",
                    "Choose one of the roles that the register lists under the activity."));
        }
    }

    private void addHours(List<Violation> wrong, int hours) {
        if (hours < 1 || hours > settings.mostHours()) {
            wrong.add(new Violation(
                    "hours",
                    "approval.hours",
                    "A grant is for some hours, and not for longer.",
                    "Write a whole number from 1 to " + settings.mostHours() + ".",
                    settings.mostHours()));
        }
    }

    private static void addReason(List<Violation> wrong, String reason) {
        try {
            Intent.reference(Optional.of(reason));
        } catch (Invalid invalid) {
            invalid.violations()
                    .forEach(one -> wrong.add(new Violation(
                            "reason",
                            one.code(),
                            one.message(),
                            "Write a ticket number or the like: at most 64 letters, digits and . _ : / # -",
                            one.gaps())));
        }
    }

    private Optional<Activity> activity(String purpose) {
        return Optional.ofNullable(register.current().definition().activities().get(purpose));
    }

    private static Violation unknownPurpose() {
        return new Violation(
                "purpose",
                "purpose.unknown",
                "The register has no activity of this name.",
                "Choose one of those the register has.");
    }
}
