package org.bailee.server.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.shared.Permission;

/// A service account to be made.
///
/// @param purposes activities it may state; empty means every activity
/// @param limit how many different people it may open in an hour; empty for the usual, or its maker's if that is less
public record NewService(
        String name,
        Set<Permission> permissions,
        Set<String> roles,
        Set<String> purposes,
        Optional<Duration> lasts,
        Optional<PeopleLimit> limit) {
    public NewService(
            String name,
            Set<Permission> permissions,
            Set<String> roles,
            Set<String> purposes,
            Optional<Duration> lasts) {
        this(name, permissions, roles, purposes, lasts, Optional.empty());
    }
}
