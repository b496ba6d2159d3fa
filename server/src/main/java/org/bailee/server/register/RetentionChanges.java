package org.bailee.server.register;

import java.time.Period;

/// What is kept longer, and what shorter.
final class RetentionChanges {
    private final Changes changes;

    RetentionChanges(Changes changes) {
        this.changes = changes;
    }

    void compare(RegisterDefinition before, RegisterDefinition after) {
        Pairs<Retention> rules = new Pairs<>(before.retention(), after.retention());
        rules.added(rule -> changes.change(
                "retention-added",
                "retention." + rule.collection(),
                rule.collection() + " is kept " + rule.keep() + ", counted from " + told(rule.from())
                        + ", and then erased."));
        rules.kept(this::compare);
    }

    private void compare(Retention before, Retention after) {
        String where = "retention." + after.collection();
        double longer = days(after.keep()) - days(before.keep());
        String periods = " is kept " + after.keep() + " instead of " + before.keep();
        if (longer > 0) {
            changes.widening(
                    "retention-lengthened",
                    where,
                    after.collection() + periods + ", so longer than people" + " were told.");
        } else if (longer < 0) {
            changes.change(
                    "retention-shortened",
                    where,
                    after.collection() + periods + "; records older than that fall due at once.");
        }
        changes.ifChanged(
                before.from(),
                after.from(),
                "retention-anchor-changed",
                where,
                "The period of " + after.collection() + " now counts from " + told(after.from()) + ", from "
                        + told(before.from()) + " before.");
        changes.ifChanged(
                before.because(),
                after.because(),
                "retention-reason-changed",
                where,
                "Another reason is given for how long " + after.collection() + " is kept.");
    }

    private static String told(Retention.Anchor anchor) {
        return switch (anchor) {
            case Retention.Anchor.Created _ -> "when it was made";
            case Retention.Anchor.LastActivity _ -> "the person's last activity";
            case Retention.Anchor.Date date -> date.field().toString();
        };
    }

    /// For comparing only: months have the average length of a month.
    private static double days(Period period) {
        return period.toTotalMonths() * 30.436875 + period.getDays();
    }
}
