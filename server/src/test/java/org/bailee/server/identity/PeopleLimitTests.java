package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S25: a key makes no key that opens more people than itself.
class PeopleLimitTests {
    private static final Set<Permission> PERMISSIONS = EnumSet.of(Permission.KEYS_MANAGE, Permission.SUBJECTS_READ);

    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(clock, random);
    private final AuditLog audit = TestAudit.log(database, ids, clock);
    private final ServiceStore store =
            new ServiceStore(database.db(), TestKeys.on(database).staffSecrets());
    private final Services services =
            new Services(store, new Accounts(store::all, System::nanoTime), audit, database.tx(), ids, random, clock);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    @Tag("S25")
    void aLimitedKeyMakesNoLessLimitedOne() {
        ServiceAccount maker = made(Actor.bailee(), Optional.of(PeopleLimit.of(500)));

        assertThat(made(maker, Optional.of(PeopleLimit.of(500))).limit()).isEqualTo(PeopleLimit.of(500));
        assertThat(made(maker, Optional.of(PeopleLimit.of(1))).limit()).isEqualTo(PeopleLimit.of(1));
        for (PeopleLimit wider : new PeopleLimit[] {PeopleLimit.of(501), PeopleLimit.UNLIMITED}) {
            // Entries of one moment have no order.
            clock.advance(java.time.Duration.ofSeconds(1));
            assertThatThrownBy(() -> services.create(maker, wanted(Optional.of(wider))))
                    .isInstanceOfSatisfying(Denied.class, why -> {
                        assertThat(why.code()).isEqualTo("key.wider-than-maker");
                        assertThat(why.says()).contains("500");
                    });
            assertThat(audit.find(EntryQuery.newest(1)).items().getFirst().details())
                    .containsEntry("rule", "key.wider-than-maker");
        }
    }

    @Test
    @Tag("S25")
    void nothingSaidIsTheUsualAndNeverMoreThanItsMaker() {
        ServiceAccount unlimited = made(Actor.bailee(), Optional.of(PeopleLimit.UNLIMITED));
        assertThat(made(unlimited, Optional.empty()).limit()).isEqualTo(PeopleLimit.USUAL);
        assertThat(made(unlimited, Optional.of(PeopleLimit.UNLIMITED)).limit()).isEqualTo(PeopleLimit.UNLIMITED);
        ServiceAccount small = made(unlimited, Optional.of(PeopleLimit.of(7)));
        assertThat(made(small, Optional.empty()).limit()).isEqualTo(PeopleLimit.of(7));
    }

    @Test
    void isReadAsItIsWritten() {
        for (String text : new String[] {"1", "500", "1000000", "unlimited"}) {
            assertThat(PeopleLimit.parse(text).word()).isEqualTo(text);
        }
        for (String text : new String[] {"0", "-1", "1000001", "99999999", "", "many", "1e3"}) {
            assertThatThrownBy(() -> PeopleLimit.parse(text)).as(text).isInstanceOf(Invalid.class);
        }
    }

    private ServiceAccount made(Actor maker, Optional<PeopleLimit> limit) {
        NewService wanted = wanted(limit);
        ServiceAccount account = maker instanceof ServiceAccount
                ? services.create(maker, wanted).account()
                : services.issue(maker, wanted, _ -> {}).account();
        // As the table has it: what is not written holds until the next start only.
        assertThat(store.find(account.id()).orElseThrow().limit()).isEqualTo(account.limit());
        return account;
    }

    private static NewService wanted(Optional<PeopleLimit> limit) {
        return new NewService(
                "some account", PERMISSIONS, Set.of(), Set.of(), Optional.of(java.time.Duration.ofDays(1)), limit);
    }
}
