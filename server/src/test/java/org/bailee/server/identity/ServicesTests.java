package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Violation;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ServicesTests {
    private static final Source HERE = Source.of("192.0.2.1");

    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(clock, random);
    private final AtomicLong nanos = new AtomicLong();
    private final AuditLog audit = TestAudit.log(database, ids, clock);
    private final ServiceStore store =
            new ServiceStore(database.db(), TestKeys.on(database).staffSecrets());
    private final Services services = node();
    private final ServiceAccount administrator = services.issue(
                    Actor.bailee(), wanted(EnumSet.allOf(Permission.class)), _ -> {})
            .account();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void knowsAnAccountByItsKey() {
        IssuedKey issued = services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        assertThat(services.authenticate(issued.key(), HERE).orElseThrow().id())
                .isEqualTo(issued.account().id());
        assertThat(issued).hasToString("[sealed]");
    }

    @Test
    void storesNoKeyAnywhere() {
        IssuedKey issued = services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        byte[] secret = issued.key().substring(12).getBytes(StandardCharsets.US_ASCII);
        for (String row : database.db()
                .queryForList("select account::text from identity.service_account account", String.class)) {
            assertThat(row).doesNotContain(new String(secret, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void refusesAKeyThatHasRunOut() {
        IssuedKey issued = services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        clock.advance(Duration.ofDays(90));
        assertThat(services.authenticate(issued.key(), HERE)).isEmpty();
        assertThat(whyRefused()).containsExactly("expired");
    }

    @Test
    void tellsApartInTheLogWhyAKeyWasRefused() {
        assertThat(services.authenticate("blk_nonsense", HERE)).isEmpty();
        assertThat(services.authenticate(ApiKey.random(random).text(), HERE)).isEmpty();
        assertThat(whyRefused()).containsExactlyInAnyOrder("unknown", "malformed");
    }

    @Test
    void doesNotLetAFloodOfWrongKeysFillTheLog() {
        for (int round = 0; round < 500; round++) {
            services.authenticate("blk_nonsense", HERE);
        }
        assertThat(refusals()).hasSize(RefusedKeys.PER_SOURCE);
        clock.advance(Duration.ofMinutes(1));
        services.authenticate("blk_nonsense", HERE);
        assertThat(refusals().getFirst().details()).containsEntry("and-before", "440");
    }

    /// P16: whoever floods the door must not thereby hide what others try, or that a stolen key is tried.
    @Test
    void aFloodHidesNobodyElsesTries() {
        IssuedKey stolen = services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        services.revoke(administrator, stolen.account().id());
        for (int round = 0; round < 500; round++) {
            services.authenticate("blk_nonsense", HERE);
        }
        services.authenticate(ApiKey.random(random).text(), Source.of("198.51.100.7"));
        services.authenticate(stolen.key(), HERE);
        assertThat(whyRefused()).contains("unknown", "revoked");
    }

    @Test
    void aFloodFromEverywhereIsBoundedAndKeepsNoValidKeyOut() {
        IssuedKey valid = services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        IssuedKey stolen = services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        services.revoke(administrator, stolen.account().id());
        for (int round = 0; round < 2 * RefusedKeys.OF_STRANGERS; round++) {
            services.authenticate("blk_nonsense", Source.of("10.0." + round / 250 + "." + round % 250));
        }
        assertThat(refusals()).hasSize(RefusedKeys.OF_STRANGERS);
        assertThat(services.authenticate(valid.key(), HERE)).isPresent();
        services.authenticate(stolen.key(), HERE);
        assertThat(whyRefused()).contains("revoked");
    }

    @Test
    void takesANetworkOfVersionSixForOneSource() {
        assertThat(Source.of("2001:db8::1")).isEqualTo(Source.of("2001:db8:0:0:ffff::2"));
        assertThat(Source.of("2001:db8::1")).isNotEqualTo(Source.of("2001:db8:0:1::1"));
        assertThat(Source.of("192.0.2.1")).isNotEqualTo(Source.of("192.0.2.2")).hasToString("[sealed]");
    }

    // S26: use after revocation.
    @Test
    @Tag("S26")
    void aRevokedKeyIsDeadOnAnotherNodeWithinASecond() {
        IssuedKey issued = services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        Services other = node();
        assertThat(other.authenticate(issued.key(), HERE)).isPresent();
        assertThat(services.authenticate(issued.key(), HERE)).isPresent();
        services.revoke(administrator, issued.account().id());
        assertThat(services.authenticate(issued.key(), HERE)).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(other.authenticate(issued.key(), HERE)).isEmpty();
        assertThat(whyRefused()).containsOnly("revoked");
    }

    @Test
    void revokesTwiceWithoutAComplaintAndOnceInTheLog() {
        IssuedKey issued = services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        services.revoke(administrator, issued.account().id());
        services.revoke(administrator, issued.account().id());
        assertThat(kinds("key-revoked")).hasSize(1);
        assertThatThrownBy(() -> services.revoke(administrator, new ActorId(ids.next())))
                .isInstanceOf(NotFound.class);
        assertThat(kinds("key-change-refused"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("rule", "key.unknown"));
    }

    // S25: a key with one scope makes a key with another, all pairs of single permissions.
    @Test
    @Tag("S25")
    void makesNoKeyWiderThanItsMaker() {
        for (Permission held : Permission.values()) {
            Actor maker = account(EnumSet.of(held, Permission.KEYS_MANAGE), Set.of(), Set.of());
            for (Permission asked : Permission.values()) {
                NewService wanted = wanted(Set.of(asked));
                if (asked == held || asked == Permission.KEYS_MANAGE) {
                    assertThat(services.create(maker, wanted)).isNotNull();
                } else {
                    assertThatThrownBy(() -> services.create(maker, wanted))
                            .as(held + " makes " + asked)
                            .isInstanceOf(Denied.class);
                }
            }
        }
        int refused = Permission.values().length - 2;
        assertThat(kinds("key-change-refused"))
                .hasSize((Permission.values().length - 1) * refused + Permission.values().length - 1);
    }

    @Test
    @Tag("S25")
    void handsOutNoRoleAndNoPurposeItDoesNotHold() {
        Set<Permission> permissions = EnumSet.of(Permission.KEYS_MANAGE, Permission.SUBJECTS_READ);
        Actor maker = account(permissions, Set.of("support"), Set.of("fulfil-orders"));
        services.create(maker, wanted(permissions, Set.of("support"), Set.of("fulfil-orders")));
        for (NewService wider : List.of(
                wanted(permissions, Set.of("warehouse"), Set.of("fulfil-orders")),
                wanted(permissions, Set.of("support"), Set.of("newsletter")),
                wanted(permissions, Set.of("support"), Set.of()))) {
            assertThatThrownBy(() -> services.create(maker, wider)).isInstanceOf(Denied.class);
        }
        services.create(administrator, wanted(permissions, Set.of("any-role"), Set.of("any-purpose")));
    }

    @Test
    @Tag("S25")
    void letsNobodyNearKeysWithoutThePermission() {
        Actor maker = account(EnumSet.complementOf(EnumSet.of(Permission.KEYS_MANAGE)), Set.of(), Set.of());
        assertThatThrownBy(() -> services.create(maker, wanted(Set.of(Permission.SUBJECTS_READ))))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> services.list(maker, Optional.empty(), 10)).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> services.revoke(maker, administrator.id())).isInstanceOf(Denied.class);
        assertThat(kinds("key-change-refused")).hasSize(3);
    }

    @Test
    @Tag("S25")
    void letsNobodyRevokeAKeyThatMayDoMore() {
        Actor small = account(EnumSet.of(Permission.KEYS_MANAGE), Set.of(), Set.of());
        IssuedKey wider = services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        assertThatThrownBy(() -> services.revoke(small, wider.account().id())).isInstanceOf(Denied.class);
        assertThat(services.authenticate(wider.key(), HERE)).isPresent();
        assertThat(kinds("key-change-refused")).hasSize(1);
    }

    @Test
    void saysEverythingWrongWithAnAccountAtOnce() {
        NewService wanted =
                new NewService("\n", Set.of(), Set.of("No Role"), Set.of("NO"), Optional.of(Duration.ofDays(366)));
        Invalid invalid = catchThrowableOfType(Invalid.class, () -> services.create(administrator, wanted));
        assertThat(invalid.violations())
                .extracting(Violation::where)
                .containsExactly("name", "permissions", "roles", "purposes", "expiresIn");
    }

    @Test
    void notesTheDayOfUseOnceADay() {
        IssuedKey issued = services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        services.authenticate(issued.key(), HERE);
        assertThat(lastUsed(issued)).contains(LocalDate.parse("2026-11-25"));
        database.db().update("update identity.service_account set last_used_on = null");
        services.authenticate(issued.key(), HERE);
        assertThat(lastUsed(issued)).isEmpty();
        clock.advance(Duration.ofDays(1));
        services.authenticate(issued.key(), HERE);
        assertThat(lastUsed(issued)).contains(LocalDate.parse("2026-11-26"));
    }

    @Test
    void listsPageByPage() {
        for (int made = 0; made < 4; made++) {
            clock.advance(Duration.ofSeconds(1));
            services.create(administrator, wanted(Set.of(Permission.SUBJECTS_READ)));
        }
        var first = services.list(administrator, Optional.empty(), 3);
        var second = services.list(administrator, first.next(), 3);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items())
                .hasSize(2)
                .last()
                .extracting(ServiceAccount::id)
                .isEqualTo(administrator.id());
        assertThat(second.next()).isEmpty();
    }

    /// S25: what a stolen key makes ends when the key would have.
    @Test
    @Tag("S25")
    void makesNoKeyThatOutlivesItsMaker() {
        Set<Permission> permissions = EnumSet.of(Permission.KEYS_MANAGE, Permission.SUBJECTS_READ);
        Actor maker = account(permissions, Set.of(), Set.of());
        clock.advance(Duration.ofDays(1));

        assertThatThrownBy(() -> services.create(maker, wanted(permissions)))
                .isInstanceOfSatisfying(
                        Denied.class, why -> assertThat(why.code()).isEqualTo("key.wider-than-maker"));
        services.create(
                maker, new NewService("till", permissions, Set.of(), Set.of(), Optional.of(Duration.ofDays(89))));
        services.create(administrator, wanted(permissions));
    }

    /// S25: every permission for one purpose is no administrator's, who alone may hand out any role.
    @Test
    @Tag("S25")
    void handsOutNoRoleForOnePurposeThatItDoesNotHold() {
        Set<Permission> all = EnumSet.allOf(Permission.class);
        Actor maker = account(all, Set.of(), Set.of("fulfil-orders"));

        assertThatThrownBy(() -> services.create(maker, wanted(all, Set.of("support"), Set.of("fulfil-orders"))))
                .isInstanceOf(Denied.class);
    }

    private Services node() {
        return new Services(store, new Accounts(store::all, nanos::get), audit, database.tx(), ids, random, clock);
    }

    private Actor account(Set<Permission> permissions, Set<String> roles, Set<String> purposes) {
        return services.issue(Actor.bailee(), wanted(permissions, roles, purposes), _ -> {})
                .account();
    }

    private Optional<LocalDate> lastUsed(IssuedKey issued) {
        return store.find(issued.account().id()).orElseThrow().lastUsedOn();
    }

    private List<String> whyRefused() {
        return refusals().stream().map(entry -> entry.details().get("why")).toList();
    }

    private List<Entry> refusals() {
        return kinds("key-refused");
    }

    private List<Entry> kinds(String kind) {
        return audit.find(EntryQuery.newest(1000)).items().stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    private static NewService wanted(Set<Permission> permissions) {
        return wanted(permissions, Set.of(), Set.of());
    }

    private static NewService wanted(Set<Permission> permissions, Set<String> roles, Set<String> purposes) {
        return new NewService("some account", permissions, roles, purposes, Optional.empty());
    }
}
