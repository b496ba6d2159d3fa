package org.bailee.server.console.keys;

import java.time.Instant;
import java.util.List;
import org.bailee.server.identity.ServiceAccount;
import org.bailee.server.shared.Permission;

/// One key of the list.
///
/// @param state `live`, `expired` or `revoked`
/// @param offspring how many keys that still live end with it
public record KeyRow(ServiceAccount account, String state, int offspring) {
    static final String LIVE = "live";

    static KeyRow of(ServiceAccount account, List<ServiceAccount> all, Instant now) {
        return new KeyRow(account, state(account, now), offspring(account, all, now));
    }

    public boolean isLive() {
        return state.equals(LIVE);
    }

    public List<String> permissions() {
        return account.permissions().stream().sorted().map(Permission::word).toList();
    }

    private static int offspring(ServiceAccount of, List<ServiceAccount> all, Instant now) {
        int living = 0;
        for (ServiceAccount other : all) {
            if (other.madeBy().equals(of.id())) {
                living += (state(other, now).equals(LIVE) ? 1 : 0) + offspring(other, all, now);
            }
        }
        return living;
    }

    private static String state(ServiceAccount account, Instant now) {
        if (account.revokedAt().isPresent()) {
            return "revoked";
        }
        return now.isBefore(account.expiresAt()) ? LIVE : "expired";
    }
}
