package org.bailee.server.register;

import java.time.LocalDate;
import java.util.List;

/// Compares a register file with the version in force and explains the difference as a person would.
///
/// @param changes what is different, and what follows from it
/// @param refusals changes that cannot be made, at their places in the file
record Comparison(List<Change> changes, List<Mistake> refusals) {
    /// @param held what values there are now
    /// @param today for agreements, which hold from one day to another
    static Comparison of(RegisterVersion before, Reading.Sound after, HeldValues held, LocalDate today) {
        Changes changes = new Changes();
        Mistakes refusals = new Mistakes();
        if (!before.text().equals(after.text())) {
            RegisterDefinition then = before.definition();
            RegisterDefinition now = after.definition();
            new FieldChanges(held, after.places(), changes, refusals).compare(then, now);
            new ActivityChanges(changes).compare(then, now);
            new AccessChanges(changes).compare(then, now);
            new RetentionChanges(changes).compare(then, now);
            new RecipientChanges(changes).compare(then, now);
            new FormChanges(changes).compare(then, now);
            new NoticeChanges(changes).compare(then, now);
            if (changes.isEmpty()) {
                changes.change("file-reworded", "", "The file is written differently, but says the same as before.");
            }
            new Reminders(changes, today).tell(now);
        }
        return new Comparison(changes.all(), refusals.inOrder());
    }
}
