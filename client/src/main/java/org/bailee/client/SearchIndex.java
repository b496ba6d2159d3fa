package org.bailee.client;

/// One way of finding people by one field, under a key of its own. Times are ISO 8601; empty where there is none.
///
/// @param way `exact`, `words` or `unique`
/// @param state `building`, `halted`, `serving`, `retiring`, `scrubbing` or `gone`
/// @param people who had a record of this collection when it was begun
/// @param done of whom it knows
/// @param damaged people who do not verify; it does not serve while there is one
/// @param duplicates records whose value another has; it does not serve while there is one
public record SearchIndex(
        int index,
        String field,
        String way,
        String state,
        long people,
        long done,
        long damaged,
        long duplicates,
        String begunAt,
        String servedAt,
        String goneAt) {}
