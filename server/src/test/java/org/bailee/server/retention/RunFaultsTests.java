package org.bailee.server.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.NewHold;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What goes wrong: clocks, registers, nodes and kills.
class RunFaultsTests {
    private static final Duration ANY_TIME = Duration.ofDays(100_000);
    private static final Duration TWO_YEARS = Duration.ofDays(732);
    private static final Duration DAY = Duration.ofDays(1);

    @SuppressWarnings("NullAway.Init")
    private Keep keep;

    @AfterEach
    void close() {
        keep.close();
    }

    @Test
    void erasesNothingByAClockThatJumped() {
        open(Keep.ANY, Duration.ofDays(7));
        SubjectId ada = keep.person();
        keep.night(DAY);
        Instant right = keep.rooms.clock().instant();

        keep.night(Duration.ofDays(4_000));
        keep.night(DAY);
        assertThat(keep.told("retention-refused"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.FAILED));
        assertThat(keep.newest().state()).isEqualTo(RunState.REFUSED);
        assertThat(keep.newest().fault()).contains("retention.clock-jumped");
        assertThat(keep.fields(ada)).isPresent();

        // Set right, nights go on as before.
        keep.rooms.clock().set(right);
        assertThat(keep.night(DAY).state()).isEqualTo(RunState.DONE);
        assertThat(keep.fields(ada)).isPresent();
    }

    @Test
    void believesAClockThatSomebodyElseConfirms() {
        open(Keep.ANY, Duration.ofDays(7));
        SubjectId ada = keep.person();
        Run refused = keep.night(TWO_YEARS);
        assertThat(refused.state()).isEqualTo(RunState.REFUSED);
        keep.retentions.approve(keep.officer, refused.id());
        assertThat(keep.told("retention-clock-confirmed")).hasSize(1);
        assertThat(keep.run(keep.retentions).state()).isEqualTo(RunState.DONE);
        assertThat(keep.fields(ada)).isEmpty();
    }

    /// An id grows with its moment: one from before 1970 would stand above all.
    @Test
    void aMomentSomebodyPlantedMakesNoRunTheNewestForEver() {
        open(Keep.ANY, Duration.ofDays(7));
        keep.person();
        keep.night(DAY);
        keep.rooms.database().db().update("update audit.clock set seen_at = timestamptz '1900-01-01'");
        Run refused = keep.night(DAY);
        assertThat(refused.state()).isEqualTo(RunState.REFUSED);
        keep.retentions.approve(keep.officer, refused.id());
        Run next = keep.night(DAY);
        assertThat(next.state()).isEqualTo(RunState.DONE);
        assertThat(next.id()).isNotEqualTo(refused.id());
    }

    /// S17: killed between any two commits, nothing is half done, and what was done is counted once.
    @Test
    @Tag("S17")
    void goesOnWhereItWasKilled() {
        open();
        List<SubjectId> people = people(12);
        keep.rooms.clock().advance(TWO_YEARS);
        keep.db.execute("alter table retention.run add constraint dies check (erased_people < 7)");
        assertThatThrownBy(() -> keep.run(keep.retentions)).isInstanceOf(RuntimeException.class);
        // What failed with its note is undone with it.
        assertThat(gone(people)).isEqualTo(7 - 1);
        assertThat(keep.told("subject-erased")).hasSize(7 - 1);
        keep.db.execute("alter table retention.run drop constraint dies");
        keep.db.update("delete from retention.turn");

        Run run = keep.run(keep.node(Keep.ANY, ANY_TIME));

        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.erased()).isEqualTo(new Run.Erased(12, 0, 0));
        assertThat(gone(people)).isEqualTo(12);
        assertThat(keep.told("subject-erased")).hasSize(12);
    }

    @Test
    void isDoneOnceByTwoNodesThatBothBelieveItIsTheirTurn() throws Exception {
        open();
        List<SubjectId> people = people(16);
        keep.rooms.clock().advance(TWO_YEARS);
        keep.retentions.step();
        Retentions other = keep.node(Keep.ANY, ANY_TIME);
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Future<?>> nodes = new ArrayList<>();
            for (Retentions node : List.of(keep.retentions, other)) {
                nodes.add(both.submit(() -> {
                    for (int steps = 0; steps < 12; steps++) {
                        keep.db.update("delete from retention.turn");
                        node.step();
                    }
                }));
            }
            for (Future<?> node : nodes) {
                node.get();
            }
        }
        Run run = keep.run(keep.retentions);
        assertThat(gone(people)).isEqualTo(16);
        assertThat(keep.told("subject-erased")).hasSize(16);
        assertThat(Objects.requireNonNull(
                        keep.db.queryForObject("select sum(erased_people) from retention.run", Long.class)))
                .isEqualTo(16);
        assertThat(run.state()).isEqualTo(RunState.DONE);
    }

    @Test
    void aKilledNodeKeepsTheOthersWaitingForLessThanAMinuteAndOneThatIsDoneNotAtAll() {
        open();
        keep.person();
        keep.rooms.clock().advance(DAY);
        assertThat(keep.retentions.step()).isZero();
        assertThat(keep.db.queryForObject(
                        "select until < current_timestamp + interval '1 minute' from retention.turn", Boolean.class))
                .isTrue();
        assertThat(keep.run(keep.retentions).state()).isEqualTo(RunState.DONE);
        keep.rooms.clock().advance(DAY);
        assertThat(keep.node(Keep.ANY, ANY_TIME).step()).isZero();
    }

    @Test
    void leavesTheWorkToWhoeverHasTheTurn() {
        open();
        keep.rooms.clock().advance(DAY);
        keep.db.update(
                "insert into retention.turn values (1, ?, current_timestamp + interval '1 minute')", UUID.randomUUID());
        assertThat(keep.retentions.step()).isPositive();
        assertThat(keep.retentions.runs(keep.officer, Optional.empty(), 10).items())
                .isEmpty();
    }

    /// S19: who deletes the entries that tell when somebody was last active has nobody erased by it.
    @Test
    @Tag("S19")
    void erasesNobodyWhoseEntriesAreGone() {
        open();
        keep.person();
        SubjectId ada = keep.person();
        keep.db.update("delete from audit.entry where subject_id = ?", ada.value());
        Run run = keep.night(TWO_YEARS);
        assertThat(keep.fields(ada)).isPresent();
        assertThat(run.erased().people()).isEqualTo(1);
        assertThat(keep.retentions.tallies(keep.officer, run.id()))
                .contains(new Tally("profile", "period", Optional.of("anchor-missing"), 1, 1));
    }

    /// S05: a person whose rows were changed is passed over, told of, and keeps nobody else.
    @Test
    @Tag("S05")
    void passesOverWhomItCannotRead() {
        open();
        SubjectId spoilt = keep.person();
        SubjectId ada = keep.person();
        keep.db.update("update vault.record set stamp = stamp + 1 where subject_id = ?", spoilt.value());
        Run run = keep.night(TWO_YEARS);
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(keep.fields(ada)).isEmpty();
        assertThat(keep.retentions.tallies(keep.officer, run.id()))
                .contains(new Tally("", "period", Optional.of("unreadable"), 1, 1));
    }

    /// S44: a hold that comes while the run erases is obeyed, or came too late.
    @Test
    @Tag("S44")
    void obeysAHoldThatComesWhileItErases() throws Exception {
        open();
        List<SubjectId> people = people(16);
        keep.rooms.clock().advance(TWO_YEARS);
        keep.retentions.step();
        keep.retentions.step();
        LocalDate review = LocalDate.of(2030, 1, 1);
        int held = 0;
        try (var both = Executors.newFixedThreadPool(2)) {
            Future<?> run = both.submit(() -> keep.run(keep.retentions));
            Future<List<SubjectId>> holds = both.submit(() -> {
                List<SubjectId> placed = new ArrayList<>();
                for (SubjectId subject : people.reversed()) {
                    try {
                        keep.vault.hold(keep.author, Optional.empty(), subject, new NewHold("M-1", "legal", review));
                        placed.add(subject);
                    } catch (NotFound tooLate) {
                        // erased before
                    }
                }
                return placed;
            });
            run.get();
            for (SubjectId subject : holds.get()) {
                assertThat(keep.fields(subject)).isPresent();
                held++;
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        }
        assertThat(gone(people)).isEqualTo(people.size() - held);
    }

    private List<SubjectId> people(int count) {
        List<SubjectId> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(keep.person());
        }
        return people;
    }

    private long gone(List<SubjectId> people) {
        return people.stream()
                .filter(person -> Objects.requireNonNull(keep.db.queryForObject(
                        "select erased_at is not null from vault.subject where subject_id = ?",
                        Boolean.class,
                        person.value())))
                .count();
    }

    private void open() {
        keep = new Keep();
    }

    private void open(RetentionSettings.Limit limit, Duration jump) {
        keep = new Keep(limit, jump);
    }
}
