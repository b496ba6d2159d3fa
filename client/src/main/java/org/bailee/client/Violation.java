package org.bailee.client;

/// One thing wrong with what was sent: where, why and what to do; never the value.
///
/// @param where the field or setting, such as `profile.email`
public record Violation(String where, String code, String message, String hint) {}
