package org.bailee.server.register;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bailee.server.shared.FieldPath;

/// What changes in why data is used: purposes, lawful bases, and what people must be asked.
final class ActivityChanges {
    private final Changes changes;

    ActivityChanges(Changes changes) {
        this.changes = changes;
    }

    void compare(RegisterDefinition before, RegisterDefinition after) {
        Pairs<Activity> activities = new Pairs<>(before.activities(), after.activities());
        activities.added(this::added);
        activities.dropped(activity -> changes.change(
                "activity-dropped",
                where(activity),
                "Data is no longer used for " + activity.name() + "; requests that state it are refused."));
        activities.kept(this::compare);
    }

    private void added(Activity activity) {
        changes.widening(
                "activity-added",
                where(activity),
                "Data may be used for " + activity.name() + ", on the basis "
                        + activity.basis().word() + ": " + Prose.list(activity.needs()) + ".");
        if (activity.asksConsent()) {
            changes.change(
                    "consent-asked",
                    where(activity),
                    "People are asked whether they agree to " + activity.name()
                            + "; until one says yes, nothing of that person is used for it.");
        }
    }

    private void compare(Activity before, Activity after) {
        String where = where(after);
        String name = after.name();
        changes.ifChanged(
                before.basis(),
                after.basis(),
                "basis-changed",
                where,
                name + " now rests on " + after.basis().word() + ", on "
                        + before.basis().word() + " before.");
        changes.ifChanged(
                before.says(),
                after.says(),
                "sentence-changed",
                where,
                "People read another sentence about " + name + ".");
        changes.ifChanged(
                before.grounds().interest(),
                after.grounds().interest(),
                "interest-changed",
                where,
                "Another legitimate interest is named for " + name + ".");
        changes.ifChanged(
                before.grounds().law(),
                after.grounds().law(),
                "law-changed",
                where,
                "Another law is named for " + name + ".");
        changes.ifChanged(
                before.grounds().special(),
                after.grounds().special(),
                "special-condition-changed",
                where,
                "Another condition is named for special categories in " + name + ".");
        compareRestricted(before, after);
        compareNeeds(before, after);
        compareConsent(before, after);
    }

    private void compareRestricted(Activity before, Activity after) {
        if (!before.goesOnRestricted() && after.goesOnRestricted()) {
            changes.widening(
                    "restricted-opened",
                    where(after),
                    after.name() + " also goes on with the data of people who have had processing restricted.");
        } else {
            changes.ifChanged(
                    before.grounds().restricted(),
                    after.grounds().restricted(),
                    "restricted-changed",
                    where(after),
                    after.goesOnRestricted()
                            ? "Another ground is named on which " + after.name() + " goes on with restricted data."
                            : after.name() + " stops for people who have had processing restricted.");
        }
    }

    private void compareNeeds(Activity before, Activity after) {
        SortedSet<FieldPath> more = new TreeSet<>(after.needs());
        more.removeAll(before.needs());
        if (!more.isEmpty()) {
            changes.widening("needs-added", where(after), after.name() + " also needs " + Prose.list(more) + ".");
        }
        SortedSet<FieldPath> less = new TreeSet<>(before.needs());
        less.removeAll(after.needs());
        if (!less.isEmpty()) {
            changes.change("needs-dropped", where(after), after.name() + " no longer needs " + Prose.list(less) + ".");
        }
    }

    /// A consent covers what was asked when it was given, and nothing that came later (GDPR Art. 4(11), 7(1)).
    private void compareConsent(Activity before, Activity after) {
        if (before.asksConsent() && !after.asksConsent()) {
            changes.widening(
                    "consent-no-longer-asked", where(after), after.name() + " no longer waits for anybody's consent.");
        }
        if (!before.asksConsent() && after.asksConsent()) {
            changes.change(
                    "consent-asked",
                    where(after),
                    "People are now asked whether they agree to " + after.name()
                            + "; until one says yes, nothing of that person is used for it.");
        }
        if (before.asksConsent() && after.asksConsent()) {
            String because = reasonsToAskAgain(before, after);
            if (!because.isEmpty()) {
                changes.change(
                        "consent-again",
                        where(after),
                        "Consent to " + after.name() + " must be asked again: " + because + ".");
            }
        }
    }

    private static String reasonsToAskAgain(Activity before, Activity after) {
        java.util.stream.Stream.Builder<String> reasons = java.util.stream.Stream.builder();
        if (!before.grounds().asks().equals(after.grounds().asks())) {
            reasons.add("the question is another");
        }
        if (!before.needs().containsAll(after.needs())) {
            reasons.add("more data is used");
        }
        if (!before.recipients().containsAll(after.recipients())) {
            reasons.add("more recipients are given data");
        }
        return reasons.build().collect(Collectors.joining(", "));
    }

    private static String where(Activity activity) {
        return "activities." + activity.name();
    }
}
