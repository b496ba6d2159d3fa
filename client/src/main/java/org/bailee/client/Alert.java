package org.bailee.client;

/// Something in the audit log that is not as usual: ids and names, never a person's data.
///
/// @param grade `notice`, `warning` or `alarm`
/// @param state `open` or `acknowledged`
/// @param says in English
/// @param actor the id of the account it is about
/// @param person empty where it is about no single one
/// @param firstAt ISO 8601 in UTC, as are the others; empty where there is none
/// @param count how many entries it came of
/// @param reason of whoever acknowledged it
public record Alert(
        String id,
        String rule,
        String grade,
        String state,
        String says,
        String actor,
        String person,
        String firstAt,
        String lastAt,
        long count,
        String acknowledgedBy,
        String acknowledgedAt,
        String reason) {}
