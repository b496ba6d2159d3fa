package org.bailee.server.register;

import java.util.SortedSet;
import java.util.TreeSet;
import org.bailee.server.shared.FieldPath;

/// What people are asked for in more or fewer places.
final class FormChanges {
    private final Changes changes;

    FormChanges(Changes changes) {
        this.changes = changes;
    }

    void compare(RegisterDefinition before, RegisterDefinition after) {
        Pairs<Form> forms = new Pairs<>(before.forms(), after.forms());
        forms.added(form -> changes.widening(
                "form-added",
                where(form),
                "The form " + form.name() + " asks people for "
                        + Prose.list(form.asks().keySet()) + "."));
        forms.dropped(form -> changes.change("form-dropped", where(form), "The form " + form.name() + " is gone."));
        forms.kept(this::compare);
    }

    private void compare(Form before, Form after) {
        String form = "The form " + after.name();
        SortedSet<FieldPath> more = new TreeSet<>(after.asks().keySet());
        more.removeAll(before.asks().keySet());
        if (!more.isEmpty()) {
            changes.widening("form-asks-more", where(after), form + " also asks for " + Prose.list(more) + ".");
        }
        SortedSet<FieldPath> less = new TreeSet<>(before.asks().keySet());
        less.removeAll(after.asks().keySet());
        if (!less.isEmpty()) {
            changes.change("form-asks-less", where(after), form + " no longer asks for " + Prose.list(less) + ".");
        }
        SortedSet<FieldPath> both = new TreeSet<>();
        after.asks().forEach((field, required) -> {
            if (!before.asks().getOrDefault(field, required).equals(required)) {
                both.add(field);
            }
        });
        if (!both.isEmpty()) {
            changes.change(
                    "form-required-changed",
                    where(after),
                    form + " changes what must be filled in: " + Prose.list(both) + ".");
        }
        changes.ifChanged(
                before.purposes(),
                after.purposes(),
                "form-purposes-changed",
                where(after),
                form + " now collects for " + Prose.list(after.purposes()) + ".");
        changes.ifChanged(
                before.notice(), after.notice(), "form-notice-changed", where(after), form + " shows another notice.");
    }

    private static String where(Form form) {
        return "forms." + form.name();
    }
}
