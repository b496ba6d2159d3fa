package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/// S19: whoever plants values of many megabytes in the rows of the watch fills no server's memory with them, and they
/// count for as little as any other planted one. All is asked over a connection that gives no more than four
/// megabytes at once.
class GiantWatchRowsTests {
    private static final int GIANT = 16 << 20;
    private static final ActorId ADA = SyntheticOffice.actor(1);

    private final WatchRoom room = new WatchRoom();
    private final JdbcTemplate db = room.rooms.db();
    private final JdbcTemplate tight = room.rooms.database().tight(4 << 20);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void s19SettingsCountForNothing() {
        room.rules.tune(TestActor.in(), "sweep", Map.of("in-row", 13), Optional.empty(), Optional.of("TICKET-1"));
        db.update("insert into watch.setting (rule, dial, value) values ('sweep', 'in-row', 1)"
                + " on conflict (rule, dial) do update set value = excluded.value");
        db.update("alter table watch.setting drop constraint setting_pkey");
        db.update("update watch.setting set rule = repeat('x', ?)", GIANT);
        assertThat(new SettingStore(tight, room.secrets).tuning().isTrue()).isFalse();
        db.update("update watch.vouched set proof = ?", new byte[GIANT]);
        assertThat(new SettingStore(tight, room.secrets).tuning().isTrue()).isFalse();
    }

    @Test
    void s19ManySettingsCountForNothing() {
        db.update("insert into watch.setting (rule, dial, value)"
                + " select 'rule-' || n, repeat('x', 64), n from generate_series(1, 100000) as n");
        assertThat(new SettingStore(tight, room.secrets).tuning().isTrue()).isFalse();
    }

    @Test
    void s19DecoysOfBeforeAreKnownStill() {
        HoneyPerson decoy =
                new HoneyPerson(room.ids.next(), WatchRoom.person(7), ADA, room.clock.instant(), Optional.empty());
        assertThat(room.honey.add(decoy)).isTrue();
        HoneyStore honey = new HoneyStore(tight, room.secrets);
        assertThat(honey.decoys().people()).containsExactly(WatchRoom.person(7));
        db.update("update watch.honey set sealed = sealed || ?", new byte[GIANT]);
        assertThat(honey.decoys().areTrue()).isFalse();
        assertThat(honey.decoys().people()).containsExactly(WatchRoom.person(7));
    }

    @Test
    void s19AProfileIsLeftOut() {
        Profile profile = new Profile(ADA);
        profile.lastAt = room.clock.instant();
        room.reading.keep(java.util.List.of(profile));
        db.update("insert into watch.profile (actor_id, bytes, proof, last_at)"
                + " select gen_random_uuid(), decode(repeat('00', 10000), 'hex'), '', current_timestamp"
                + " from generate_series(1, 200)");
        db.update(
                "insert into watch.profile (actor_id, bytes, proof, last_at)"
                        + " values (gen_random_uuid(), ?, ?, current_timestamp)",
                new byte[GIANT],
                new byte[GIANT]);
        ReadingStore.Profiles read = new ReadingStore(tight, room.secrets).profiles();
        assertThat(read.areTrue()).isFalse();
        assertThat(read.all()).extracting(one -> one.actor).containsExactly(ADA);
    }

    @Test
    void s19APositionIsNotTrue() {
        room.sweeps(ADA, 5);
        room.reader.round();
        db.update("update watch.reading set proof = ?", new byte[GIANT]);
        assertThat(new ReadingStore(tight, room.secrets).proven()).isZero();
    }

    @Test
    void s19AnAlertIsNotTrue() {
        room.sweeps(ADA, 20);
        room.reader.round();
        assertThat(room.all()).isNotEmpty();
        AlertStore alerts = new AlertStore(tight, room.secrets);
        assertThat(alerts.areTrue(room.clock.instant().minusSeconds(9))).isTrue();
        db.update("update watch.alert set gaps = repeat('x', ?), reason = repeat('x', ?)", GIANT, GIANT);
        assertThat(alerts.areTrue(room.clock.instant().minusSeconds(9))).isFalse();
    }

    @Test
    void s19AMessageDoesNotOpen() {
        room.sweeps(ADA, 20);
        room.reader.round();
        db.update("update watch.delivery set sealed = ?, fault = repeat('x', ?)", new byte[GIANT], GIANT);
        db.update("update watch.delivery set due_at = ?", room.clock.instant().atOffset(java.time.ZoneOffset.UTC));
        DeliveryStore sent = new DeliveryStore(tight, room.secrets);
        assertThat(sent.take(
                        room.clock.instant().plusSeconds(1),
                        room.clock.instant().plusSeconds(9),
                        10))
                .isNotEmpty()
                .allSatisfy(due -> assertThat(due.sealed()).hasSizeLessThan(300_000));
        assertThat(sent.begin("x", LocalDate.of(2026, 1, 1))).isTrue();
        db.update("update watch.mailed set proof = ?", new byte[GIANT]);
        assertThat(sent.begin("x", LocalDate.of(2026, 1, 1))).isTrue();
    }
}
