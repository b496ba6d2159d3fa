package org.bailee.client;

import java.util.List;

/// A service account in a list, by the beginning of its key. Times are ISO 8601; empty where there is none.
///
/// @param peoplePerHour how many different people it may open in an hour: a number, or `unlimited`
/// @param madeBy the id of the account whose key made this one
public record KeyEntry(
        String id,
        String name,
        String prefix,
        List<String> permissions,
        List<String> roles,
        List<String> purposes,
        String peoplePerHour,
        String madeBy,
        String createdAt,
        String expiresAt,
        String lastUsedOn,
        String revokedAt) {}
