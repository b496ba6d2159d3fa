package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.bailee.server.audit.Entry;
import org.bailee.server.shared.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The log tells of networks an account never came from, and keeps no address.
class KnownNetworksTests {
    private final StaffRoom room = new StaffRoom();
    private final StaffRoom.Person administrator = room.administrator();
    private final Actor ada = administrator.staff();
    private KnownNetworks networks = networks();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void tellsOfEachNetworkOnceAndOfTheFirstThatItIsTheFirst() {
        networks.cameFrom(ada, "192.0.2.7");
        networks.cameFrom(ada, "192.0.2.99");
        networks.cameFrom(ada, "198.51.100.7");
        networks = networks();
        networks.cameFrom(ada, "198.51.100.8");
        List<Entry> seen = room.kinds("network-first-seen");
        assertThat(seen).hasSize(2);
        assertThat(seen).extracting(entry -> entry.details().get("first")).containsExactlyInAnyOrder("true", "false");
    }

    @Test
    void aNetworkOfVersionSixIsItsFirstHalf() {
        networks.cameFrom(ada, "2001:db8:1:2:3::4");
        networks.cameFrom(ada, "2001:db8:1:2:ffff::5");
        networks.cameFrom(ada, "2001:db8:1:3::5");
        assertThat(room.kinds("network-first-seen")).hasSize(2);
    }

    @Test
    void whatWasUnseenForLongIsNewAgain() {
        networks.cameFrom(ada, "192.0.2.7");
        networks.cameFrom(ada, "198.51.100.7");
        room.clock.advance(KnownNetworks.KEPT.plus(Duration.ofDays(1)));
        networks.cameFrom(ada, "192.0.2.7");
        assertThat(room.kinds("network-first-seen")).hasSize(3);
    }

    @Test
    void noAddressIsKeptNorWhatIsTheSameForTwoAccounts() {
        Actor bob = room.person(administrator, "bob", StaffRole.SUPPORT).staff();
        networks.cameFrom(ada, "192.0.2.7");
        networks.cameFrom(bob, "192.0.2.7");
        assertThat(room.kinds("network-first-seen"))
                .extracting(entry -> entry.details().get("network"))
                .doesNotHaveDuplicates()
                .noneMatch(shown -> shown.contains("c00002"));
    }

    private KnownNetworks networks() {
        return new KnownNetworks(
                new NetworkStore(room.database.db()), room.means.secrets(), room.audit, room.database.tx(), room.clock);
    }
}
