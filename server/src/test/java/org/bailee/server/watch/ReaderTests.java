package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The log is read once and whole, whatever is killed when.
class ReaderTests {
    private static final ActorId ADA = SyntheticOffice.actor(1);

    private final WatchRoom room = new WatchRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void makesOneAlertOfWhatGoesOnAndKeepsTheEntriesBehindIt() {
        room.sweeps(ADA, 20);
        assertThat(room.reader.round()).isEqualTo(20);
        Alert sweep = room.all().getFirst();
        assertThat(sweep.rule()).isEqualTo("sweep");
        assertThat(sweep.count()).isEqualTo(9);
        assertThat(sweep.firstPosition()).hasValue(11);
        assertThat(sweep.lastPosition()).hasValue(19);
        assertThat(room.store.positions(sweep.id())).containsExactly(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L);
        assertThat(room.all()).hasSize(1);
    }

    @Test
    void goesOnWhereAnotherNodeStoppedWithAllItKnew() {
        room.sweeps(ADA, 11);
        room.reader.round();
        room.clock.advance(Reader.LEASE.plusSeconds(1));
        room.tell(Told.opened(room.clock.instant(), ADA, WatchRoom.person(11), "p", Optional.of("T-1")));
        Reader other = room.reader();
        assertThat(other.round()).isEqualTo(1);
        assertThat(room.all()).extracting(Alert::rule).containsExactly("sweep");
        assertThat(room.reader.round()).isZero();
    }

    @Test
    void aSecondNodeWaitsWhileTheFirstReads() {
        room.sweeps(ADA, 5);
        room.reader.round();
        room.sweeps(ADA, 5);
        assertThat(room.reader().round()).isZero();
        assertThat(room.reader.round()).isEqualTo(5);
    }

    @Test
    void whatWasUndoneIsReadAgainAndCountsOnce() {
        room.sweeps(ADA, 20);
        room.rooms.db().execute("alter table watch.alert_entry rename to alert_entry_away");
        assertThatThrownBy(room.reader::round).isInstanceOf(RuntimeException.class);
        room.rooms.db().execute("alter table watch.alert_entry_away rename to alert_entry");
        assertThat(room.all()).isEmpty();
        room.reader.round();
        assertThat(room.all()).extracting(Alert::count).containsExactly(9L);
    }

    @Test
    void catchesUpInPiecesAfterAnyPause() {
        room.sweeps(ADA, Reader.MOST + 10);
        assertThat(room.reader.round()).isEqualTo(Reader.MOST);
        assertThat(room.reader.round()).isEqualTo(10);
        assertThat(room.reader.round()).isZero();
        Alert sweep = room.all().stream()
                .filter(alert -> alert.rule().equals("sweep"))
                .findFirst()
                .orElseThrow();
        assertThat(sweep.count()).isEqualTo(Reader.MOST + 10 - 11);
        assertThat(room.store.countEntries(sweep.id())).isEqualTo(Alarms.MOST_ENTRIES);
    }

    @Test
    void profilesComeBackAsTheyWereKept() {
        room.sweeps(ADA, 30);
        room.reader.round();
        Profile kept = room.reading.profiles().all().getFirst();
        assertThat(ProfileBytes.write(kept))
                .isEqualTo(ProfileBytes.write(
                        ProfileBytes.read(ADA, ProfileBytes.write(kept)).orElseThrow()));
        assertThat(kept.days.firstEntry().getValue().people).isEqualTo(30);
        assertThat(kept.recent.rising).isEqualTo(30);
    }

    @Test
    void aQuietAccountMayHaveABusierDay() {
        for (int day = 30; day > 0; day--) {
            room.opens(ADA, room.clock.instant().minus(Duration.ofDays(day)), 1);
        }
        room.opens(ADA, room.clock.instant(), 6);
        room.reader.round();
        assertThat(room.all()).isEmpty();
    }

    @Test
    void aDecoyThatIsOpenedAlarmsInTheSameRound() {
        SubjectId decoy = WatchRoom.person(77);
        HoneyPerson person = new HoneyPerson(
                room.ids.next(), decoy, SyntheticOffice.actor(9), room.clock.instant(), Optional.empty());
        assertThat(room.honey.add(person)).isTrue();
        room.tell(Told.opened(room.clock.instant(), ADA, decoy, "p", Optional.of("T-1")));
        room.reader.round();
        Alert alert = room.all().getFirst();
        assertThat(alert.rule()).isEqualTo("honey");
        assertThat(alert.grade()).isEqualTo(Grade.ALARM);
        assertThat(alert.person()).contains(decoy);
    }

    @Test
    void noTableTellsWhoIsADecoy() {
        SubjectId decoy = room.ids.nextSubject();
        room.honey.add(new HoneyPerson(
                room.ids.next(), decoy, SyntheticOffice.actor(9), room.clock.instant(), Optional.empty()));
        List<String> rows = room.rooms.db().queryForList("select honey::text from watch.honey honey", String.class);
        String hex = decoy.toString().replace("-", "");
        assertThat(rows).hasSize(1).noneMatch(row -> row.contains(hex) || row.contains(decoy.toString()));
    }

    @Test
    void aFloodOfAlertsIsGatheredAndNoneIsLost() {
        for (int i = 0; i < Alarms.MOST_AN_HOUR + 50; i++) {
            Finding finding = new Finding(
                    "sweep",
                    Grade.ALARM,
                    "sweep",
                    List.of("12"),
                    ADA,
                    Optional.of(WatchRoom.person(i)),
                    room.clock.instant(),
                    Optional.of(new Finding.Evidence(i, new EntryId(room.ids.next()))));
            room.rooms.tx().write(() -> {
                room.alarms.raise(List.of(finding));
                return true;
            });
        }
        assertThat(room.all()).hasSize(Alarms.MOST_AN_HOUR + 1);
        assertThat(room.all().stream().mapToLong(Alert::count).sum()).isEqualTo(Alarms.MOST_AN_HOUR + 50);
        assertThat(room.all().getFirst().rule()).isEqualTo(Alarms.FLOOD);
    }

    @Test
    void s19APositionPutAheadHidesNothingAndAlarms() {
        room.sweeps(ADA, 5);
        room.reader.round();
        room.rooms.db().update("update watch.reading set position = 9000000000000000000");
        room.sweeps(ADA, 20);
        assertThat(room.reader.round()).isEqualTo(20);
        assertThat(room.all()).extracting(Alert::code).contains("watch-moved", "sweep");

        room.rooms.db().update("update watch.reading set position = 9000000000000000000");
        room.clock.advance(Reader.LEASE.plusSeconds(1));
        assertThat(room.reader().round()).as("on a node just started").isEqualTo(25);
    }

    @Test
    void s19ALeaseTakenForEverIsNone() {
        room.reader.round();
        room.rooms.db().update("update watch.reading set holder = gen_random_uuid(), held_until = 'infinity'");
        room.sweeps(ADA, 20);
        assertThat(room.reader.round()).isEqualTo(20);
    }
}
