package org.bailee.client;

/// What a run found in one collection, for one reason.
///
/// @param cause `period`, or `not-in-register`
/// @param heldBy what keeps it all the same; empty if it goes
/// @param keep the period of the register, ISO 8601; empty if the collection is not in it
/// @param from what the period counts from
/// @param because the law or reason the register gives; empty if none
public record RetentionFound(
        String collection,
        String cause,
        String heldBy,
        long records,
        long people,
        String keep,
        String from,
        String because) {}
