package org.bailee.server.shared;

import java.util.Locale;
import java.util.Optional;

/// Kinds of things an account may be allowed to do at all. What it then sees of a person is for `access` to decide.
public enum Permission {
    SUBJECTS_READ,
    SUBJECTS_WRITE,
    SUBJECTS_LIST,
    SUBJECTS_ERASE,
    HOLDS_MANAGE,
    RESTRICTIONS_MANAGE,
    RETENTION_MANAGE,
    TOKENS_MAKE,
    TOKENS_OPEN,
    REGISTER_READ,
    REGISTER_WRITE,
    AUDIT_READ,
    KEYS_MANAGE,
    CUSTODY_MANAGE,
    STAFF_READ,
    STAFF_MANAGE,
    SESSIONS_END,
    ACCESS_APPROVE,
    ACCESS_BREAK_GLASS,
    WATCH_READ,
    WATCH_MANAGE;

    /// The permission as it is written in API and command line: `subjects.read`, `access.break-glass`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    public static Optional<Permission> named(String word) {
        for (Permission permission : values()) {
            if (permission.word().equals(word)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
