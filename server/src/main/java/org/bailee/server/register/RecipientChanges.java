package org.bailee.server.register;

import java.util.SortedSet;
import java.util.TreeSet;

/// Who receives more and who less.
final class RecipientChanges {
    private final Changes changes;

    RecipientChanges(Changes changes) {
        this.changes = changes;
    }

    void compare(RegisterDefinition before, RegisterDefinition after) {
        Pairs<Recipient> recipients = new Pairs<>(before.recipients(), after.recipients());
        recipients.added(recipient -> changes.widening(
                "recipient-added",
                where(recipient),
                recipient.name() + " in " + recipient.country() + " may be given " + Prose.list(recipient.receives())
                        + " for " + Prose.list(recipient.purposes()) + "."));
        recipients.dropped(recipient -> changes.change(
                "recipient-dropped",
                where(recipient),
                recipient.name() + " is given nothing any more. Ask it to return or delete what it has."));
        recipients.kept(this::compare);
    }

    private void compare(Recipient before, Recipient after) {
        String where = where(after);
        String name = after.name();
        compareSets(before.receives(), after.receives(), "recipient-receives", where, name + " may ", "be given ");
        compareSets(
                before.purposes(), after.purposes(), "recipient-purposes", where, name + " may ", "be given data for ");
        if (!before.country().equals(after.country())) {
            changes.widening(
                    "recipient-country-changed",
                    where,
                    "Data for " + name + " goes to " + after.country() + ", to " + before.country() + " before.");
        }
        changes.ifChanged(
                before.role(),
                after.role(),
                "recipient-role-changed",
                where,
                name + " is now a " + after.role().word() + ", a "
                        + before.role().word() + " before.");
        changes.ifChanged(
                before.terms(),
                after.terms(),
                "recipient-terms-changed",
                where,
                "What was agreed with " + name + ", or when it was assessed, is recorded differently.");
    }

    private <T extends Comparable<T>> void compareSets(
            SortedSet<T> before, SortedSet<T> after, String kind, String where, String may, String verb) {
        SortedSet<T> more = new TreeSet<>(after);
        more.removeAll(before);
        if (!more.isEmpty()) {
            changes.widening(kind + "-widened", where, may + "also " + verb + Prose.list(more) + ".");
        }
        SortedSet<T> less = new TreeSet<>(before);
        less.removeAll(after);
        if (!less.isEmpty()) {
            changes.change(kind + "-narrowed", where, may + "no longer " + verb + Prose.list(less) + ".");
        }
    }

    private static String where(Recipient recipient) {
        return "recipients." + recipient.name();
    }
}
