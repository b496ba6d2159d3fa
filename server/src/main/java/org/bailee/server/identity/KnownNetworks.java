package org.bailee.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;

/// From which networks each account has come, so that the log tells of one it never came from.
///
/// An address is nobody's business a year later: what is kept stands for the network (a /24, of IPv6 a /64) and for
/// that
/// account alone, and cannot be made without the keys. A network unseen for [#KEPT] is new again.
public final class KnownNetworks {
    /// How long a network is remembered after it was last seen.
    public static final Duration KEPT = Duration.ofDays(90);

    private static final String PURPOSE = "network";
    private static final int MOST_IN_MEMORY = 50_000;
    private static final int V4_BYTES = 3;
    private static final int V6_BYTES = 8;
    private static final int SHOWN_BYTES = 8;

    private record Coming(ActorId account, String network) {}

    private final NetworkStore store;
    private final StaffSecrets secrets;
    private final AuditLog audit;
    private final Tx tx;
    private final InstantSource clock;

    /// When each was last written down, so that most requests ask no table.
    private final Cache<Coming, LocalDate> written =
            Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).build();

    KnownNetworks(NetworkStore store, StaffSecrets secrets, AuditLog audit, Tx tx, InstantSource clock) {
        this.store = store;
        this.secrets = secrets;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /// Notes whence a key was used, or somebody who has shown both factors comes.
    ///
    /// @param address as the connection tells it, such as `192.0.2.1`
    public void cameFrom(Actor account, String address) {
        Coming coming = new Coming(account.id(), network(address));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (today.equals(written.getIfPresent(coming))) {
            return;
        }
        byte[] digest =
                new RowCode().add(account.id().toString()).add(coming.network()).under(secrets, PURPOSE);
        tx.write(() -> {
            boolean first = store.sweptNone(account.id(), today.minusDays(KEPT.toDays()));
            if (store.seen(account.id(), digest, today)) {
                String shown = HexFormat.of().formatHex(Arrays.copyOf(digest, SHOWN_BYTES));
                audit.append(account, new NetworkFirstSeen(account, shown, first));
            }
            return true;
        });
        written.put(coming, today);
    }

    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            int bytes = parsed instanceof Inet6Address ? V6_BYTES : V4_BYTES;
            return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), bytes));
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
