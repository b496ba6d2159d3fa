package org.bailee.server.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two nodes, of which one has a clock that is years ahead: each has its say, and a confirmation is of one
/// clock.
class DoubtedClockTests {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEARS = Duration.ofDays(4_000);

    private final Keep keep = new Keep(Keep.ANY, WEEK);
    private final TestClock ahead = new TestClock();
    private final Retentions other = keep.node(Keep.ANY, WEEK, ahead);
    private final SubjectId ada = keep.person();

    @BeforeEach
    void jump() {
        keep.night(DAY);
        ahead.set(keep.rooms.clock().instant().plus(YEARS));
    }

    @AfterEach
    void close() {
        keep.close();
    }

    @Test
    void doNotRefuseAndSupersedeInTurns() {
        for (int turn = 0; turn < 6; turn++) {
            look(other);
            look(keep.retentions);
        }
        assertThat(keep.told("retention-refused")).hasSize(1);
        assertThat(states()).containsOnlyOnce("refused");

        // Who has the right clock goes on meanwhile.
        ahead.advance(DAY);
        assertThat(keep.night(DAY).state()).isEqualTo(RunState.DONE);
        look(other);
        assertThat(keep.told("retention-refused")).hasSize(1);
        assertThat(keep.fields(ada)).isPresent();
    }

    @Test
    void itIsOverSoonAfterTheClockWasSetRight() {
        look(other);
        ahead.set(keep.rooms.clock().instant());
        look(other);
        look(keep.retentions);
        assertThat(states()).containsOnlyOnce("refused");
        forget();
        look(keep.retentions);
        assertThat(states()).doesNotContain("refused");
        assertThat(keep.told("retention-refused")).hasSize(1);
    }

    /// Or a refused run would lie there for years, once the clock of the database was set back.
    @Test
    void itIsOverWhereTheDatabasesClockWasSetBack() {
        look(other);
        keep.db.update("update retention.run set doubted_again = current_timestamp + interval '10 years'"
                + " where state = 'refused'");
        look(keep.retentions);
        assertThat(states()).doesNotContain("refused");
    }

    @Test
    void aConfirmationCountsForTheClockThatWasDoubtedWhicheverNodeIsAsked() {
        look(other);
        Instant seen = seen();
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> keep.retentions.approve(keep.officer, refused()))
                .satisfies(why -> assertThat(why.code()).isEqualTo("retention.another-clock"));
        assertThat(seen()).isEqualTo(seen);
        assertThat(states()).contains("refused");

        Instant word = ahead.instant();
        ahead.advance(DAY);
        other.approve(keep.officer, refused());
        assertThat(seen()).isEqualTo(word);
        assertThat(states()).doesNotContain("refused");
        assertThat(keep.told("retention-clock-confirmed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("clock", word.toString()));
        look(other);
        assertThat(keep.told("retention-refused")).hasSize(1);
    }

    @Test
    void aConfirmationReachesNoFurtherThanAClockMayJump() {
        look(other);
        UUID first = refused();
        ahead.advance(YEARS);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> other.approve(keep.officer, first))
                .satisfies(why -> assertThat(why.code()).isEqualTo("retention.another-clock"));
        look(other);
        assertThat(keep.told("retention-refused")).hasSize(2);
        // Nor one that went back to where it is still not believed.
        ahead.set(keep.rooms.clock().instant().plus(WEEK).plus(DAY));
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> other.approve(keep.officer, first));
        assertThat(seen()).isEqualTo(keep.rooms.clock().instant());
    }

    /// After a long standstill nobody may be there for weeks who could say so.
    @Test
    void whatIsConfirmedIsWhatTheClockSaysByThen() {
        look(other);
        for (int days = 0; days < 30; days += 5) {
            ahead.advance(Duration.ofDays(5));
            keep.db.update("update retention.run set doubted_again = doubted_again - interval '2 minutes'");
            look(other);
        }
        other.approve(keep.officer, refused());
        assertThat(seen()).isEqualTo(ahead.instant());
        assertThat(keep.told("retention-refused")).hasSize(1);
    }

    /// Nobody has the turn, as if the time it lasts had passed.
    private void look(Retentions node) {
        keep.db.update("delete from retention.turn");
        keep.run(node);
    }

    private void forget() {
        keep.db.update("update retention.run set doubted_again = doubted_again - interval '6 minutes'");
    }

    private UUID refused() {
        return Objects.requireNonNull(
                keep.db.queryForObject("select run_id from retention.run where state = 'refused'", UUID.class));
    }

    private List<String> states() {
        return keep.retentions.runs(keep.officer, Optional.empty(), 100).items().stream()
                .map(run -> run.state().word())
                .toList();
    }

    private Instant seen() {
        return Objects.requireNonNull(keep.db.queryForObject("select seen_at from audit.clock", OffsetDateTime.class))
                .toInstant();
    }
}
