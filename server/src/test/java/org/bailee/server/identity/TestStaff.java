package org.bailee.server.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Ids;
import org.springframework.jdbc.core.JdbcTemplate;

/// Members of staff and keys for tests of other rooms: in the tables, with sessions, without passwords.
public final class TestStaff {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final JdbcTemplate db;
    private final ServiceStore services;
    private final Clock clock;
    private final Ids ids;

    public TestStaff(JdbcTemplate db, Clock clock, Ids ids, StaffSecrets secrets) {
        this.db = db;
        this.services = new ServiceStore(db, secrets);
        this.clock = clock;
        this.ids = ids;
    }

    public static Colleagues colleagues(
            JdbcTemplate db, AuditLog audit, Tx tx, Ids ids, Clock clock, ClockWatch watch, StaffSecrets secrets) {
        SignInSettings settings =
                new SignInSettings(Duration.ofMinutes(15), Duration.ofHours(10), Duration.ofMinutes(5), List.of());
        Means means = new Means(audit, tx, ids, new java.security.SecureRandom(), clock, watch, secrets, settings);
        StaffStore staff = new StaffStore(db);
        return new Colleagues(
                staff, new ServiceStore(db, secrets), new Vouching(new SponsorStore(db), staff, means), means);
    }

    /// @param roles of the register
    public StaffMember member(Set<StaffRole> staffRoles, String... roles) {
        String name = "colleague-" + NUMBERS.incrementAndGet();
        Instant now = clock.instant();
        StaffMember member = new StaffMember(
                new ActorId(ids.next()),
                name,
                "Display " + name,
                staffRoles,
                Set.of(roles),
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.of(now),
                Optional.empty());
        new StaffStore(db).insert(member, NormalName.of(name));
        new StaffStore(db).setUp(member.id(), now);
        return member;
    }

    public StaffMember member(StaffRole staffRole, String... roles) {
        return member(Set.of(staffRole), roles);
    }

    /// As somebody has it who has shown both factors just now.
    public Session session(StaffMember member) {
        return session(member, Map.of(Factor.PASSWORD, clock.instant(), Factor.TOTP, clock.instant()));
    }

    /// As somebody has it who stands between two factors.
    public Session halfway(StaffMember member) {
        return session(member, Map.of(Factor.PASSWORD, clock.instant()));
    }

    /// As if the sponsor had invited the person just now.
    public void brought(StaffMember person, StaffMember sponsor) {
        new SponsorStore(db).insert(person.id(), sponsor.id(), clock.instant());
    }

    /// The person with another role, as their next session has them.
    public StaffMember changed(StaffMember member, StaffRole role) {
        StaffStore store = new StaffStore(db);
        store.roles(member.id(), Set.of(role), member.roles());
        return store.find(member.id()).orElseThrow();
    }

    public void disable(StaffMember member) {
        new StaffStore(db).disabled(member.id(), clock.instant());
    }

    /// @param madeBy whose key or hand made it
    public ServiceAccount key(ActorId madeBy, PeopleLimit limit, String... roles) {
        Instant now = clock.instant();
        ServiceAccount account = new ServiceAccount(
                new ActorId(ids.next()),
                "a program",
                "blk_test",
                Set.of(org.bailee.server.shared.Permission.values()),
                Set.of(roles),
                Set.of(),
                limit,
                madeBy,
                now,
                now.plus(Duration.ofDays(90)),
                Optional.empty(),
                Optional.empty());
        services.insert(new byte[] {1}, account);
        return account;
    }

    public void revoke(ServiceAccount account) {
        services.revoke(List.of(account.id()), clock.instant());
    }

    private Session session(StaffMember member, Map<Factor, Instant> factors) {
        return new Session(
                new SessionId(ids.next()),
                new byte[] {1},
                member,
                clock.instant(),
                clock.instant(),
                factors,
                "192.0.2.1",
                Optional.empty(),
                Optional.empty());
    }
}
