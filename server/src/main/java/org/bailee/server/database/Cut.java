package org.bailee.server.database;

/// Reads of a value no more than Bailee ever writes there, and a little that tells that there is more: whoever may
/// write to the database can make one of a gigabyte, which would fill the memory of every server that reads it.
///
/// What is cut is not what was written: it does not open, verify or compare, like any other that was changed.
public final class Cut {
    private Cut() {}

    /// A column as it is selected, under its own name.
    ///
    /// @param column with or without the name of its table
    /// @param most bytes, or characters of a text
    public static String to(String column, int most) {
        return "substring(" + column + " for " + (most + 1) + ") as " + column.substring(column.lastIndexOf('.') + 1);
    }
}
