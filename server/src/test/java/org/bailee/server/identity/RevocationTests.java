package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// P9: a stolen key's revocation is worth nothing while a key lives that was made with it.
@Tag("S26")
class RevocationTests {
    private static final Set<Permission> MAKES_KEYS = EnumSet.of(Permission.KEYS_MANAGE, Permission.SUBJECTS_READ);

    private static final Source HERE = Source.of("192.0.2.1");

    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(clock, random);
    private final AuditLog audit = TestAudit.log(database, ids, clock);
    private final ServiceStore store =
            new ServiceStore(database.db(), TestKeys.on(database).staffSecrets());
    private final Services services =
            new Services(store, new Accounts(store::all, () -> 0), audit, database.tx(), ids, random, clock);
    private final ServiceAccount administrator = services.issue(
                    Actor.bailee(), wanted(EnumSet.allOf(Permission.class)), _ -> {})
            .account();
    private final IssuedKey stolen = services.create(administrator, wanted(MAKES_KEYS));
    private final IssuedKey child = services.create(stolen.account(), wanted(MAKES_KEYS));
    private final IssuedKey grandchild = services.create(child.account(), wanted(MAKES_KEYS));
    private final IssuedKey stranger = services.create(administrator, wanted(MAKES_KEYS));

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    @Tag("ASVS-8.3.3")
    void takesAlongEveryKeyThatComesFromIt() {
        assertThat(services.revoke(administrator, stolen.account().id())).isEqualTo(3);

        assertThat(List.of(stolen, child, grandchild)).noneMatch(this::isAlive);
        assertThat(isAlive(stranger)).isTrue();
        String named = stolen.account().id().toString();
        assertThat(revocations())
                .extracting(Entry::details)
                .containsExactlyInAnyOrder(
                        Map.of("key", named),
                        Map.of("key", child.account().id().toString(), "with", named),
                        Map.of("key", grandchild.account().id().toString(), "with", named));
    }

    @Test
    void revokesAllOfThemOrNone() {
        database.db().execute("alter table audit.entry add constraint full_disk check (kind <> 'key-revoked')");

        assertThatThrownBy(() -> services.revoke(administrator, stolen.account().id()))
                .isInstanceOf(RuntimeException.class);

        assertThat(List.of(stolen, child, grandchild)).allMatch(this::isAlive);
    }

    @Test
    void sparesWhatAKeyMadeIfAskedToAndTakesItLater() {
        assertThat(services.revokeAlone(administrator, stolen.account().id())).isEqualTo(1);
        assertThat(isAlive(stolen)).isFalse();
        assertThat(isAlive(child)).isTrue();

        assertThat(services.revoke(administrator, stolen.account().id())).isEqualTo(2);
        assertThat(List.of(child, grandchild)).noneMatch(this::isAlive);
    }

    /// A key being made while its maker is revoked: the revocation waits for it, and takes it too.
    @Test
    void takesAlongAKeyThatIsJustBeingMade() throws Exception {
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<IssuedKey> late =
                    threads.submit(() -> services.issue(grandchild.account(), wanted(MAKES_KEYS), _ -> {
                        made.countDown();
                        await(goOn);
                    }));
            await(made);
            Future<Integer> revoked = threads.submit(
                    () -> services.revoke(administrator, stolen.account().id()));
            assertThatThrownBy(() -> revoked.get(300, TimeUnit.MILLISECONDS))
                    .as("waits")
                    .isInstanceOf(TimeoutException.class);
            goOn.countDown();

            assertThat(revoked.get(20, TimeUnit.SECONDS)).isEqualTo(4);
            assertThat(isAlive(late.get(20, TimeUnit.SECONDS))).isFalse();
        } finally {
            goOn.countDown();
        }
    }

    /// Another node may know the maker as alive for a second more.
    @Test
    void letsARevokedKeyMakeNoOther() {
        services.revoke(administrator, stolen.account().id());

        assertThatThrownBy(() -> services.create(stolen.account(), wanted(MAKES_KEYS)))
                .isInstanceOfSatisfying(
                        Denied.class, why -> assertThat(why.code()).isEqualTo("key.revoked"));
    }

    private boolean isAlive(IssuedKey key) {
        return services.authenticate(key.key(), HERE).isPresent();
    }

    private List<Entry> revocations() {
        return audit.find(EntryQuery.newest(1000)).items().stream()
                .filter(entry -> entry.kind().equals("key-revoked"))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody came.");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static NewService wanted(Set<Permission> permissions) {
        return new NewService("some account", permissions, Set.of(), Set.of(), Optional.empty());
    }
}
