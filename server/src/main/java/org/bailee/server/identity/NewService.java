package org.bailee.server.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.shared.Permission;

/// A service account to be made.
///
/// @param purposes activities it may state; empty means every activity
public record NewService(
        String name, Set<Permission> permissions, Set<String> roles, Set<String> purposes, Optional<Duration> lasts) {}
