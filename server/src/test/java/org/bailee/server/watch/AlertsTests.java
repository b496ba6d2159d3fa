package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Alerts are acknowledged by somebody else, rules tuned with a note, and both are in the log.
class AlertsTests {
    private final WatchRoom room = new WatchRoom();
    private final Actor ada = TestActor.in();
    private final Actor bob = TestActor.in();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void nobodyAcknowledgesAnAlertAboutThemselves() {
        Alert alert = alertAbout(ada);
        assertThatThrownBy(() -> room.alerts.acknowledge(ada, alert.id(), "TICKET-1"))
                .isInstanceOfSatisfying(
                        Denied.class, why -> assertThat(why.code()).isEqualTo("alert.yourself"));
        assertThat(kinds()).contains("alert-refused");
        assertThat(room.store.find(alert.id()).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void somebodyElseAcknowledgesItOnceAndTheLogSaysSo() {
        Alert alert = alertAbout(ada);
        Alert done = room.alerts.acknowledge(bob, alert.id(), "TICKET-1");
        assertThat(done.acknowledgement().orElseThrow().by()).isEqualTo(bob.id());
        assertThat(kinds()).contains("alert-acknowledged");
        assertThatThrownBy(() -> room.alerts.acknowledge(bob, alert.id(), "TICKET-2"))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void whatGoesOnAfterwardsIsAnotherAlert() {
        Alert alert = alertAbout(ada);
        room.alerts.acknowledge(bob, alert.id(), "TICKET-1");
        alertAbout(ada);
        assertThat(room.all()).hasSize(2);
    }

    @Test
    void theReasonIsAReferenceAndNoProse() {
        Alert alert = alertAbout(ada);
        assertThatThrownBy(() -> room.alerts.acknowledge(bob, alert.id(), "it was Mrs Miller"))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void showsTheEntriesBehindItAndNotesWhoLooked() {
        Alert alert = alertAbout(ada);
        AlertDetail detail = room.alerts.find(bob, Optional.empty(), alert.id());
        assertThat(detail.entries()).hasSize((int) alert.count());
        assertThat(detail.entries().getFirst().entry().actor()).isEqualTo(ada.id());
        assertThat(detail.deliveries()).hasSize(2);
        room.alerts.find(bob, Optional.empty(), alert.id());
        assertThat(kinds().stream().filter("alert-read"::equals)).hasSize(1);
    }

    @Test
    void whoMayNotReadOrManageIsRefused() {
        Actor reader = TestActor.in().with(Permission.WATCH_READ);
        Alert alert = alertAbout(ada);
        assertThat(room.alerts
                        .list(reader, Optional.empty(), AlertQuery.open(10))
                        .items())
                .hasSize(1);
        assertThatThrownBy(() -> room.alerts.acknowledge(reader, alert.id(), "T-1"))
                .isInstanceOf(Denied.class);
        Actor other = TestActor.in().with(Permission.AUDIT_READ);
        assertThatThrownBy(() -> room.alerts.list(other, Optional.empty(), AlertQuery.open(10)))
                .isInstanceOf(Denied.class);
    }

    @Test
    void aTunedRuleCountsFromTheNextEntryOnAndTheLogSaysWhatWasTurned() {
        room.rules.tune(bob, "sweep", Map.of("in-row", 30), Optional.empty(), Optional.of("TICKET-7"));
        room.sweeps(ada.id(), 20);
        room.reader.round();
        assertThat(room.all()).isEmpty();
        Entry tuned = entries().stream()
                .filter(entry -> entry.kind().equals("watch-tuned"))
                .findFirst()
                .orElseThrow();
        assertThat(tuned.details()).containsEntry("in-row", "12 to 30").containsEntry("rule", "sweep");
    }

    @Test
    void aSettingOutOfItsRangeIsRefusedAndTheWatchOnItselfCannotBeSwitchedOff() {
        assertThatThrownBy(() -> room.rules.tune(
                        bob, "sweep", Map.of("in-row", 1, "nonsense", 3), Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        Invalid.class, why -> assertThat(why.violations()).hasSize(2));
        assertThatThrownBy(() -> room.rules.tune(bob, "watch-changed", Map.of(), Optional.of(false), Optional.empty()))
                .isInstanceOf(Invalid.class);
    }

    private Alert alertAbout(Actor actor) {
        room.sweeps(actor.id(), 15);
        room.reader.round();
        return room.all().getFirst();
    }

    private List<Entry> entries() {
        return room.rooms.get(AuditLog.class).find(EntryQuery.newest(1000)).items();
    }

    private List<String> kinds() {
        return entries().stream().map(Entry::kind).toList();
    }
}
