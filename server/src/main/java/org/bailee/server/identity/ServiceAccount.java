package org.bailee.server.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Permission;

/// Software that acts for the business, known by its API key.
///
/// @param limit how many different people it may open in an hour
/// @param madeBy the account whose key made this one; Bailee itself for those it made at a start
public record ServiceAccount(
        ActorId id,
        String name,
        String prefix,
        Set<Permission> permissions,
        Set<String> roles,
        Set<String> purposes,
        PeopleLimit limit,
        ActorId madeBy,
        Instant createdAt,
        Instant expiresAt,
        Optional<LocalDate> lastUsedOn,
        Optional<Instant> revokedAt)
        implements Actor {
    @Override
    public boolean mayState(String purpose) {
        return purposes.isEmpty() || purposes.contains(purpose);
    }

    ServiceAccount revoked(Instant at) {
        return new ServiceAccount(
                id,
                name,
                prefix,
                permissions,
                roles,
                purposes,
                limit,
                madeBy,
                createdAt,
                expiresAt,
                lastUsedOn,
                Optional.of(at));
    }
}
