package org.bailee.server.identity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Permission;

/// Keys in the hands of a person: made and revoked with a recent second factor, and shown with what hangs on each.
public final class KeyDesk {
    private final Services services;
    private final ServiceStore store;
    private final Means means;

    KeyDesk(Services services, ServiceStore store, Means means) {
        this.services = services;
        this.store = store;
        this.means = means;
    }

    /// What may become of a key.
    public enum State {
        ALIVE,
        EXPIRED,
        REVOKED
    }

    /// A key and what hangs on it.
    ///
    /// @param descendants keys alive that it made, and those they made: they end with it
    public record Held(ServiceAccount account, State state, int descendants) {}

    /// All of them, newest first.
    ///
    /// @throws Denied without the permission
    public List<Held> list(Session by) {
        Set<ServiceAccount> all = services.recordingRefusals(by.staff(), () -> {
            by.mustBeComplete().staff().must(Permission.KEYS_MANAGE);
            return store.all().stream().map(ServiceStore.Row::account).collect(Collectors.toSet());
        });
        Map<ActorId, Set<ServiceAccount>> made = new HashMap<>();
        all.forEach(account ->
                made.computeIfAbsent(account.madeBy(), _ -> new HashSet<>()).add(account));
        return all.stream()
                .sorted(Comparator.comparing(ServiceAccount::createdAt)
                        .thenComparing(account -> account.id().value())
                        .reversed())
                .map(account -> new Held(account, state(account), descendants(account.id(), made, new HashSet<>())))
                .toList();
    }

    /// Whether a key is alive that somebody made, beside those Bailee made at a start.
    ///
    /// @throws Denied without the permission
    public boolean hasOneInUse(Session by) {
        by.mustBeComplete().staff().must(Permission.KEYS_MANAGE);
        return store.isAnyAliveNotBy(Actor.bailee().id(), means.now());
    }

    /// @throws Denied if it would be wider than its maker, or no second factor was shown lately
    public IssuedKey create(Session by, NewService wanted) {
        mustBeFresh(by);
        return services.create(by.staff(), wanted);
    }

    /// Ends the key and all that hang on it.
    ///
    /// @return how many were alive until now
    /// @throws Denied if the key is wider than the person, or no second factor was shown lately
    public int revoke(Session by, ActorId key) {
        mustBeFresh(by);
        return services.revoke(by.staff(), key);
    }

    /// First whether they may at all, so that who may not is not asked for a code.
    private void mustBeFresh(Session by) {
        services.recordingRefusals(by.staff(), () -> {
            by.mustBeComplete().staff().must(Permission.KEYS_MANAGE);
            return by.mustBeFresh(means);
        });
    }

    private State state(ServiceAccount account) {
        if (account.revokedAt().isPresent()) {
            return State.REVOKED;
        }
        return means.now().isBefore(account.expiresAt()) ? State.ALIVE : State.EXPIRED;
    }

    private int descendants(ActorId maker, Map<ActorId, Set<ServiceAccount>> made, Set<ActorId> seen) {
        int alive = 0;
        for (ServiceAccount account : made.getOrDefault(maker, Set.of())) {
            if (seen.add(account.id())) {
                alive += (state(account) == State.ALIVE ? 1 : 0) + descendants(account.id(), made, seen);
            }
        }
        return alive;
    }
}
