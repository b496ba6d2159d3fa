package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who is a developer sees no plain value through a key either.
@Tag("S15")
class DeveloperKeysTests {
    private final StaffRoom room = new StaffRoom();
    private final ServiceStore store = new ServiceStore(room.database.db(), room.means.secrets());
    private final AtomicLong nanos = new AtomicLong();
    private final Services services = new Services(
            store,
            new Accounts(store::all, nanos::get),
            room.audit,
            room.database.tx(),
            room.ids,
            room.random,
            room.clock);
    private final KeyDesk desk = new KeyDesk(services, store, room.means);
    private final TestStaff people = new TestStaff(room.database.db(), room.clock, room.ids, room.means.secrets());

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aDeveloperMakesNoKeyWithARoleNorOneThatMakesKeysByAnyCombination() {
        for (StaffRole also : StaffRole.values()) {
            Session developer = people.session(people.member(EnumSet.of(StaffRole.DEVELOPER, also), "support"));
            for (NewService wanted : new NewService[] {
                wanted(EnumSet.of(Permission.SUBJECTS_READ), "support"),
                wanted(EnumSet.of(Permission.SUBJECTS_READ), "marketing"),
                wanted(EnumSet.of(Permission.KEYS_MANAGE)),
                wanted(EnumSet.allOf(Permission.class))
            }) {
                String rule = also == StaffRole.ADMINISTRATOR ? "key.not-by-developers" : "permission.missing";
                assertThatThrownBy(() -> desk.create(developer, wanted))
                        .as(also.word())
                        .isInstanceOfSatisfying(
                                Denied.class, why -> assertThat(why.code()).isEqualTo(rule));
            }
        }
        assertThat(room.audit.find(EntryQuery.newest(1000)).items())
                .filteredOn(
                        entry -> "key.not-by-developers".equals(entry.details().get("rule")))
                .hasSize(4);
    }

    @Test
    void othersDoAndADeveloperMakesOneThatSeesNobody() {
        Session administrator = people.session(people.member(StaffRole.ADMINISTRATOR));
        assertThat(desk.create(administrator, wanted(EnumSet.allOf(Permission.class), "support"))
                        .account()
                        .roles())
                .containsExactly("support");
        Session developer =
                people.session(people.member(EnumSet.of(StaffRole.DEVELOPER, StaffRole.ADMINISTRATOR), "support"));
        assertThat(desk.create(developer, wanted(EnumSet.of(Permission.REGISTER_WRITE)))
                        .account()
                        .roles())
                .isEmpty();
    }

    private static NewService wanted(Set<Permission> permissions, String... roles) {
        return new NewService("a program", permissions, Set.of(roles), Set.of(), Optional.empty());
    }
}
