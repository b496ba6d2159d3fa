package org.bailee.server.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A person to be invited.
///
/// @param roles of the register
public record NewStaff(
        String signInName,
        String displayName,
        Set<StaffRole> staffRoles,
        Set<String> roles,
        Optional<Locale> locale,
        Optional<ZoneId> zone) {}
