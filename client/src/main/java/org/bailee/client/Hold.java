package org.bailee.client;

/// A legal hold, or a restriction of processing.
///
/// @param ground of a restriction: `contested`, `unlawful`, `claims` or `objected`; empty for a legal hold
/// @param reviewOn a day, ISO 8601
/// @param placedAt ISO 8601
/// @param entry of the audit log, that tells who placed it
public record Hold(
        String id,
        String subject,
        String ground,
        String because,
        String owner,
        String reviewOn,
        String placedAt,
        String entry) {}
