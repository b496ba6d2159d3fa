package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who can write to the database, and has no more than that, gives themselves no key and widens none.
class PlantedKeysTests {
    private static final Source HERE = Source.of("192.0.2.1");

    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(clock, random);
    private final AuditLog audit = TestAudit.log(database, ids, clock);
    private final StaffSecrets secrets = TestKeys.on(database).staffSecrets();
    private final ServiceStore store = new ServiceStore(database.db(), secrets);
    private final Services services =
            new Services(store, new Accounts(store::all, System::nanoTime), audit, database.tx(), ids, random, clock);
    private final IssuedKey narrow = services.issue(
            Actor.bailee(),
            new NewService(
                    "narrow",
                    EnumSet.of(Permission.SUBJECTS_READ),
                    Set.of("support"),
                    Set.of("serve"),
                    Optional.of(Duration.ofDays(1)),
                    Optional.empty()),
            _ -> {});

    @AfterEach
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permissions = 'subjects.read subjects.list'",
                "roles = 'billing support'",
                "purposes = ''",
                "people_per_hour = null",
                "made_by = gen_random_uuid()",
                "name = 'wide'",
                "created_at = created_at + interval '1 hour'",
                "expires_at = expires_at + interval '1 year'",
                "mac = sha256(mac)"
            })
    void aRowThatWasChangedOpensNothing(String change) {
        assertThat(services.authenticate(narrow.key(), HERE)).isPresent();

        database.db().update("update identity.service_account set " + change);

        assertThat(elsewhere().authenticate(narrow.key(), HERE)).isEmpty();
        assertThat(whyRefused()).containsExactly("changed");
    }

    @Test
    void aKeyOfOnesOwnPutInPlaceOfAnothersOpensNothing() {
        ApiKey own = ApiKey.random(random);

        database.db().update("update identity.service_account set key_digest = ?", (Object) own.digest());

        assertThat(elsewhere().authenticate(own.text(), HERE)).isEmpty();
        assertThat(whyRefused()).containsExactly("changed");
    }

    @Test
    void aRevokedKeyIsNotBroughtBack() {
        store.revoke(List.of(narrow.account().id()), clock.instant());

        database.db().update("update identity.service_account set revoked_at = null");

        assertThat(elsewhere().authenticate(narrow.key(), HERE)).isEmpty();
        assertThat(whyRefused()).containsExactly("changed");
    }

    @Test
    void aKeyThatWasRevokedIsRefusedAsThatAndNotAsChanged() {
        store.revoke(List.of(narrow.account().id()), clock.instant());

        assertThat(elsewhere().authenticate(narrow.key(), HERE)).isEmpty();
        assertThat(whyRefused()).containsExactly("revoked");
    }

    @Test
    void theDayOfItsLastUseIsNoPartOfWhatItMayDo() {
        database.db().update("update identity.service_account set last_used_on = date '2020-01-01'");

        assertThat(elsewhere().authenticate(narrow.key(), HERE)).isPresent();
    }

    /// A node that has read nothing yet.
    private Services elsewhere() {
        ServiceStore fresh = new ServiceStore(database.db(), secrets);
        return new Services(
                fresh, new Accounts(fresh::all, System::nanoTime), audit, database.tx(), ids, random, clock);
    }

    private List<String> whyRefused() {
        return audit.find(EntryQuery.newest(100)).items().stream()
                .filter(entry -> entry.kind().equals("key-refused"))
                .map(entry -> entry.details().get("why"))
                .toList();
    }
}
