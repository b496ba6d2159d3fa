package org.bailee.server.database;

import java.util.OptionalLong;

/// What an operator wants to know about the database at a glance.
///
/// @param embedded whether it is the PostgreSQL inside Bailee
/// @param version PostgreSQL's own, such as `18.6`
/// @param ageDays days since that release came out; empty if this Bailee does not know it
/// @param freeBytes room left on the disk that holds it; empty if it is elsewhere
/// @param dataChecksums whether PostgreSQL notices pages the disk has spoilt
public record DatabaseStatus(
        boolean embedded, String version, OptionalLong ageDays, OptionalLong freeBytes, boolean dataChecksums) {}
