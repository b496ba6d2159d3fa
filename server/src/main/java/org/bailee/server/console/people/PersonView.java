package org.bailee.server.console.people;

import java.util.List;
import java.util.Set;
import org.bailee.server.shared.FieldPath;

/// One person, as one reader may see them for one activity.
///
/// @param shown whose records alone are shown; empty for everything
/// @param after the record before the first one shown; empty for the start
/// @param fields by collection; one record each
/// @param tables the many-collections
/// @param ticked what was chosen with a reason that was refused, so that it need not be chosen again
/// @param duties what may be done for the person, and what lies on them
/// @param denied whether some field is not for the reader's roles
public record PersonView(
        String id,
        String purpose,
        String says,
        List<Collected> fields,
        List<Table> tables,
        String shown,
        String after,
        boolean opens,
        boolean opened,
        boolean denied,
        boolean mayBreakGlass,
        boolean mayReadLog,
        Duties duties,
        String reason,
        Set<FieldPath> ticked,
        List<String> wrong) {

    /// The fields of a one-per-person collection.
    public record Collected(String name, List<Slip> slips) {}

    /// Records of a many-collection.
    ///
    /// @param heads one slip a column, without a value: what may be opened is chosen by column
    /// @param next the record after which the next page begins; empty on the last
    public record Table(String name, List<Slip> heads, List<List<Slip>> rows, String next) {}
}
