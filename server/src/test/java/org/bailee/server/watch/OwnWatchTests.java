package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever writes to the database makes the watch neither blind nor dumb (S19).
class OwnWatchTests {
    private static final ActorId ADA = SyntheticOffice.actor(1);

    private final WatchRoom room = new WatchRoom();
    private final OwnWatch own = room.own();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void isQuietAsLongAsBaileeItselfChangesThings() {
        decoy(77);
        tune("sweep", 30);
        room.honey.retire(decoy(78).id(), ADA, room.clock.instant());
        room.sweeps(ADA, 5);
        for (int second = 0; second < 90; second++) {
            own.round();
            room.reader.round();
            tune("sweep", 40 + second % 2);
            room.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(room.all()).isEmpty();
    }

    @Test
    void s19WhoeverKeepsTheWatchFromReadingIsToldOf() {
        own.round();
        room.sweeps(ADA, 5);
        for (int second = 0; second < 70; second++) {
            // Somebody else's lease again and again, and a position that is none.
            room.rooms.db().update("delete from watch.reading");
            room.rooms
                    .db()
                    .update("insert into watch.reading (only_row, position, holder, held_until)"
                            + " values (true, 5, gen_random_uuid(), now() + interval '100 years')");
            own.round();
            room.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(room.all()).extracting(Alert::code).containsExactly("watch-behind");
        assertThat(room.all()).extracting(Alert::grade).containsExactly(Grade.ALARM);
    }

    @Test
    void aPauseOfTheServerIsNoLag() {
        own.round();
        room.sweeps(ADA, 5);
        room.clock.advance(Duration.ofHours(9));
        own.round();
        room.reader.round();
        own.round();
        assertThat(room.all()).isEmpty();
    }

    @Test
    void s19APositionPutAheadWhileNobodyReadsCountsForNothing() {
        room.sweeps(ADA, 20);
        room.reader.round();
        room.sweeps(ADA, 20);
        room.rooms.db().update("update watch.reading set position = 40");
        room.clock.advance(Reader.LEASE.plusSeconds(1));
        assertThat(room.reader().round()).isEqualTo(40);
        assertThat(room.all()).extracting(Alert::code).contains("watch-moved");
    }

    @Test
    void s19ARuleIsNotSwitchedOffByARow() {
        room.rooms.db().update("insert into watch.setting (rule, dial, value) values ('sweep', '', 0)");
        room.rooms.db().update("insert into watch.setting (rule, dial, value) values ('volume-own', 'people', 9999)");
        own.round();
        room.sweeps(ADA, 20);
        room.reader.round();
        assertThat(room.all()).extracting(Alert::code).contains("watch-rows", "sweep");
        assertThat(room.all())
                .filteredOn("code", "watch-rows")
                .extracting(Alert::gaps)
                .contains(List.of("settings"));

        // What is turned by Bailee afterwards does not vouch for the rest.
        tune("sweep", 13);
        assertThat(room.settings.tuning().isTrue()).isTrue();
        assertThat(room.settings.tuning().off()).isEmpty();
        assertThat(room.settings.tuning().turned()).containsExactly(Map.entry("sweep/in-row", 13));
    }

    @Test
    void s19SettingsOfEarlierThatWerePutBackCountForNothing() {
        room.rules.tune(TestActor.in(), "sweep", Map.of(), Optional.of(false), Optional.of("TICKET-1"));
        room.rooms.db().execute("create table public.old_setting as select * from watch.setting");
        room.rooms.db().execute("create table public.old_vouched as select * from watch.vouched");
        room.rules.tune(TestActor.in(), "sweep", Map.of(), Optional.of(true), Optional.of("TICKET-2"));
        own.round();
        assertThat(room.all()).isEmpty();
        room.rooms.db().execute("delete from watch.setting");
        room.rooms.db().execute("delete from watch.vouched");
        room.rooms.db().execute("insert into watch.setting select * from public.old_setting");
        room.rooms.db().execute("insert into watch.vouched select * from public.old_vouched");
        own.round();
        assertThat(room.all()).extracting(Alert::code).containsExactly("watch-rows");
        assertThat(room.settings.tuning().off()).isEmpty();
    }

    @Test
    void s19ADecoyThatIsRetiredOrDeletedInTheDatabaseStillAlarms() {
        SubjectId one = decoy(77).subject();
        SubjectId other = decoy(78).subject();
        room.reader.round();
        room.tell(Told.opened(room.clock.instant(), ADA, WatchRoom.person(1), "p", Optional.of("T-1")));
        room.reader.round();
        room.rooms
                .db()
                .update("update watch.honey set retired_at = now() where added_at = (select min(added_at) from"
                        + " watch.honey)");
        room.rooms.db().update("delete from watch.honey where retired_at is null");
        own.round();
        room.tell(Told.opened(room.clock.instant(), ADA, one, "p", Optional.of("T-1")));
        room.tell(Told.opened(room.clock.instant(), ADA, other, "p", Optional.of("T-1")));
        room.reader.round();
        assertThat(room.all()).extracting(Alert::code).contains("watch-rows");
        assertThat(room.all())
                .filteredOn("rule", "honey")
                .extracting(Alert::person)
                .contains(Optional.of(one), Optional.of(other));
    }

    @Test
    void s19ADecoysRowThatWasSpoiltStopsNothing() {
        decoy(77);
        SubjectId other = decoy(78).subject();
        room.rooms
                .db()
                .update("update watch.honey set sealed = set_byte(sealed, 20, 1 + get_byte(sealed, 20) % 200)"
                        + " where honey_id = (select min(honey_id::text)::uuid from watch.honey)");
        room.tell(Told.opened(room.clock.instant(), ADA, other, "p", Optional.of("T-1")));
        room.reader.round();
        own.round();
        assertThat(room.all()).extracting(Alert::code).contains("watch-rows", "honey");
    }

    @Test
    void s19NothingGoesOnUntoldUnderAnAlertThatWasPlanted() {
        room.rooms
                .db()
                .update(
                        "insert into watch.alert (alert_id, rule, grade, code, gaps, actor_id, first_at, last_at, count)"
                                + " values (gen_random_uuid(), 'sweep', 'alarm', 'sweep', '12', ?, now(), '2100-01-01', 1)",
                        ADA.value());
        room.sweeps(ADA, 20);
        room.reader.round();
        assertThat(room.all()).extracting(Alert::count).containsExactlyInAnyOrder(1L, 9L);
        assertThat(room.sent.take(room.clock.instant(), room.clock.instant(), 10))
                .hasSize(2);
    }

    @Test
    void s19AnAlertThatSomebodyMarksAsAcknowledgedInTheDatabaseIsToldOf() {
        room.sweeps(ADA, 20);
        room.reader.round();
        room.alerts.acknowledge(TestActor.in(), room.all().getFirst().id(), "TICKET-1");
        own.round();
        room.clock.advance(Reader.LEASE.plusSeconds(1));
        room.sweeps(SyntheticOffice.actor(2), 20);
        room.reader().round();
        room.clock.advance(OwnWatch.BEHIND);
        own.round();
        assertThat(room.all()).extracting(Alert::code).containsOnly("sweep");
        room.rooms
                .db()
                .update("update watch.alert set acknowledged_at = now(), acknowledged_by = actor_id, reason = 'x'"
                        + " where acknowledged_at is null");
        room.clock.advance(OwnWatch.BEHIND);
        own.round();
        assertThat(room.all())
                .filteredOn("code", "watch-rows")
                .extracting(Alert::gaps)
                .contains(List.of("alerts"));
    }

    @Test
    void s19AProfileThatWasMadeUpIsNoneAndAlarms() {
        room.sweeps(ADA, 5);
        room.reader.round();
        room.rooms.db().update("update watch.profile set bytes = bytes || bytes");
        room.clock.advance(Reader.LEASE.plusSeconds(1));
        room.sweeps(ADA, 20);
        room.reader().round();
        assertThat(room.all())
                .filteredOn("code", "watch-rows")
                .extracting(Alert::gaps)
                .contains(List.of("profiles"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"honey", "keys-and-log", "log-behind", "watch-changed"})
    void s19WhatGuardsTheRestCannotBeSwitchedOff(String rule) {
        assertThatThrownBy(() ->
                        room.rules.tune(TestActor.in(), rule, Map.of(), Optional.of(false), Optional.of("TICKET-1")))
                .isInstanceOf(Invalid.class);
        room.settings.turn(rule, Map.of("", 0));
        assertThat(room.rules.list(TestActor.in()))
                .filteredOn(WatchRule::name, rule)
                .singleElement()
                .satisfies(one -> assertThat(one.on()).isTrue());
    }

    @Test
    void aChangeOfTheKeyEncryptionKeyBySomebodyAlarmsAndBaileesOwnDoesNot() {
        Map<String, String> second = Map.of("key-encryption-key", "2");
        room.tell(
                Told.of(room.clock.instant(), "key-epoch-begun", Actor.bailee().id(), second));
        room.reader.round();
        assertThat(room.all()).isEmpty();
        room.tell(Told.of(room.clock.instant(), "key-epoch-begun", ADA, second));
        room.reader.round();
        assertThat(room.all()).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo("key-epoch-begun");
            assertThat(alert.actor()).isEqualTo(ADA);
            assertThat(alert.grade()).isEqualTo(Grade.WARNING);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"log-check-failed", "key-rotation-halted"})
    void whatWasFoundChangedInTheDatabaseAlarms(String kind) {
        room.tell(Told.of(room.clock.instant(), kind, Actor.bailee().id(), Map.of())
                .ended(Outcome.FAILED));
        room.reader.round();
        assertThat(room.all()).filteredOn("code", kind).extracting(Alert::grade).containsExactly(Grade.ALARM);
    }

    private HoneyPerson decoy(int number) {
        room.clock.advance(Duration.ofMillis(5));
        HoneyPerson decoy = new HoneyPerson(
                room.ids.next(),
                WatchRoom.person(number),
                SyntheticOffice.actor(9),
                room.clock.instant(),
                Optional.empty());
        assertThat(room.honey.add(decoy)).isTrue();
        return decoy;
    }

    private void tune(String rule, int inRow) {
        room.rules.tune(TestActor.in(), rule, Map.of("in-row", inRow), Optional.empty(), Optional.of("TICKET-1"));
    }
}
