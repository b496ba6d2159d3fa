package org.bailee.client;

import java.util.List;

/// One time that was looked for what is over its time, and what came of it.
///
/// @param what `run`, or `preview`, which erases nothing
/// @param state `looking`, `waiting`, `erasing`, `done`, `superseded` or `refused`
/// @param why it waits or was refused: a code; empty if it does not
/// @param doubtedAt what the clock said for which it was refused, ISO 8601; empty if it was not
/// @param register the version it goes by
/// @param begunAt ISO 8601
/// @param endedAt ISO 8601; empty while it has not
/// @param people how many there were
/// @param duePeople of whom something is to be erased
/// @param heldRecords of which something is over its time and kept all the same
/// @param erasedPeople who were erased whole
/// @param erasedRecords of people who stay
/// @param emptiedRecords that stay without some fields or all
/// @param found in numbers; empty in a list of runs
public record RetentionRun(
        String id,
        String what,
        String state,
        String why,
        String doubtedAt,
        int register,
        String begunAt,
        String endedAt,
        long people,
        long duePeople,
        long dueRecords,
        long heldRecords,
        long erasedPeople,
        long erasedRecords,
        long emptiedRecords,
        List<RetentionFound> found) {
    public RetentionRun {
        found = List.copyOf(found);
    }

    public boolean isLooking() {
        return state.equals("looking");
    }
}
