package org.bailee.server.database;

/// What files of the database may still hold of rows that are gone from their table's file.
@FunctionalInterface
public interface Traces {
    /// Writes out and deletes the log of our own server up to here. Of another's server only its administrator
    /// can say how long its log is kept.
    void wipe();

    /// Whether no file but ours holds any: the server is our own.
    default boolean areOurs() {
        return true;
    }
}
