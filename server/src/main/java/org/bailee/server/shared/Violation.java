package org.bailee.server.shared;

/// One thing wrong with what was sent: where, why, and what to do. Never the value itself.
///
/// @param where a field path, header or place in a document
public record Violation(String where, String code, String message, String hint) {}
