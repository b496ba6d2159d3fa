package org.bailee.client;

import java.util.Map;

/// One thing that happened, as the audit log keeps it: ids and names, never a person's data.
///
/// @param at ISO 8601 in UTC
/// @param subject empty where no person is concerned, as are purpose and reason where none was stated
public record AuditEntry(
        String id,
        String at,
        String kind,
        String actor,
        String actorName,
        String subject,
        String purpose,
        String reason,
        String outcome,
        Map<String, String> details) {}
