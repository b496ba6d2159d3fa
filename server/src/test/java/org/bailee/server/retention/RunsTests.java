package org.bailee.server.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.identity.TestStaff;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.FieldChange;
import org.bailee.server.vault.Hold;
import org.bailee.server.vault.NewHold;
import org.bailee.server.vault.PersonPatch;
import org.bailee.server.vault.RecordPatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsTests {
    private static final Duration YEAR = Duration.ofDays(366);
    private static final Duration TWO_YEARS = Duration.ofDays(732);
    private static final Duration DAY = Duration.ofDays(1);

    @SuppressWarnings("NullAway.Init")
    private Keep keep;

    @AfterEach
    void close() {
        keep.close();
    }

    @Test
    void erasesWhoeverIsOverTheirTimeAndCertifiesIt() {
        open();
        SubjectId ada = keep.person();
        assertThat(keep.night(YEAR).state()).isEqualTo(RunState.DONE);
        assertThat(keep.fields(ada)).isPresent();
        SubjectId late = keep.person();

        Run run = keep.night(YEAR);

        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.erased()).isEqualTo(new Run.Erased(1, 0, 0));
        assertThat(keep.fields(ada)).isEmpty();
        assertThat(keep.fields(late)).isPresent();
        Entry erased = keep.entries(ada).stream()
                .filter(entry -> entry.kind().equals("subject-erased"))
                .findFirst()
                .orElseThrow();
        assertThat(erased.reason()).contains("retention:" + run.id());
        assertThat(erased.outcome()).isEqualTo(Outcome.DONE);

        Certificate certificate = keep.retentions.certificate(keep.officer, run.id());
        assertThat(certificate.tallies()).containsExactly(new Tally("profile", "period", Optional.empty(), 1, 1));
        assertThat(keep.told("retention-ended").getLast().details())
                .containsEntry("run", run.id().toString())
                .containsEntry("erased-people", "1")
                .containsEntry("due", "profile=1");
        // The next night is another run, and finds nothing.
        assertThat(keep.night(DAY).found()).isEqualTo(Run.Found.NOTHING);
        assertThat(keep.told("retention-ended")).hasSize(3);
    }

    @Test
    void keepsTheNameAsLongAsTheLawNeedsItAndErasesTheRest() {
        open();
        SubjectId ada = keep.person("2026-11-01");

        Run run = keep.night(TWO_YEARS);

        assertThat(keep.fields(ada)).contains(java.util.Set.of("name"));
        assertThat(keep.records(ada)).isEqualTo(1);
        assertThat(run.erased()).isEqualTo(new Run.Erased(0, 0, 1));
        assertThat(keep.retentions.tallies(keep.officer, run.id()))
                .containsExactlyInAnyOrder(
                        new Tally("profile", "period", Optional.empty(), 1, 1),
                        new Tally("profile", "period", Optional.of("activity:bookkeeping"), 1, 1));
        assertThat(keep.told("fields-erased"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("fields", "profile.email")
                        .hasEntrySatisfying(
                                "records", records -> assertThat(records).endsWith("=2")));
        for (String table : List.of("unique_value", "search_entry")) {
            assertThat(keep.db.queryForList(
                            "select field from vault.search_index join vault." + table
                                    + " using (index_no) where subject_id = ?",
                            ada.value()))
                    .extracting(row -> row.get("field"))
                    .doesNotContain("profile.email");
        }
        // The same is held back again, and not erased again.
        assertThat(keep.night(DAY).erased()).isEqualTo(Run.Erased.NOTHING);

        keep.night(Duration.ofDays(8 * 366));
        assertThat(keep.fields(ada)).isEmpty();
        assertThat(keep.records(ada)).isZero();
    }

    @Test
    void erasesOldOrdersOfWhoIsStillThere() {
        open();
        SubjectId ada = keep.person("2010-01-01", "2026-01-01");
        Run run = keep.night(DAY);
        assertThat(run.erased()).isEqualTo(new Run.Erased(0, 1, 0));
        assertThat(keep.records(ada)).isEqualTo(1);
        // Counted from a value: since when it is over would tell the value, and is stored nowhere.
        assertThat(keep.db.queryForList("select due_at from retention.item where due_at is not null"))
                .isEmpty();
        assertThat(keep.entries(ada).getLast().kind()).isEqualTo("record-erased");
    }

    @Test
    void leavesWhoWasActiveMeanwhileAndWhoIsOnHold() {
        open();
        SubjectId ada = keep.person();
        SubjectId held = keep.person("2026-11-01");
        Hold hold = keep.vault.hold(
                keep.author, Optional.empty(), held, new NewHold("M-1", "legal", LocalDate.of(2030, 1, 1)));
        keep.night(YEAR);
        change(ada);

        Run run = keep.night(YEAR);
        assertThat(run.found()).isEqualTo(new Run.Found(0, 0, 1));
        assertThat(keep.retentions.tallies(keep.officer, run.id()))
                .containsExactly(new Tally("profile", "period", Optional.of("legal-hold"), 1, 1));
        assertThat(keep.fields(ada)).isPresent();

        keep.vault.release(keep.author, Optional.empty(), hold.id());
        keep.night(DAY);
        assertThat(keep.fields(held)).contains(java.util.Set.of("name"));
    }

    @Test
    void waitsAboveTheLimitForSomebodyElseThanWhoMadeTheRules() {
        open(Keep.FEW, Duration.ofDays(100_000));
        for (int i = 0; i < 4; i++) {
            keep.person();
        }
        Run run = keep.night(TWO_YEARS);
        assertThat(run.state()).isEqualTo(RunState.WAITING);
        assertThat(run.fault()).contains("retention.above-limit");
        assertThat(keep.told("retention-waiting")).hasSize(1);
        assertThat(keep.told("subject-erased")).isEmpty();

        assertThatThrownBy(() -> keep.retentions.approve(keep.author, run.id()))
                .isInstanceOf(Denied.class)
                .extracting("code")
                .isEqualTo("retention.same-person");
        assertThat(keep.told("retention-approved").getLast().outcome()).isEqualTo(Outcome.REFUSED);
        assertThatThrownBy(() -> keep.retentions.approve(keep.officer.with(Permission.SUBJECTS_ERASE), run.id()))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> keep.retentions.approve(keep.officer, UUID.randomUUID()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> keep.retentions.certificate(keep.officer, run.id()))
                .isInstanceOf(Conflict.class);
        assertThat(keep.run(keep.retentions).erased()).isEqualTo(Run.Erased.NOTHING);

        keep.retentions.approve(keep.officer, run.id());
        assertThat(keep.run(keep.retentions).erased().people()).isEqualTo(4);
        assertThat(keep.told("retention-ended").getLast().details())
                .containsEntry("approved-by", keep.officer.id().toString());
        assertThatThrownBy(() -> keep.retentions.approve(keep.officer, run.id()))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void isApprovedByAPersonOnlyWithASecondFactor() {
        open(new RetentionSettings.Limit(0, 1), Duration.ofDays(100_000));
        keep.person();
        Run run = keep.night(TWO_YEARS);
        TestStaff staff = keep.rooms.staff();
        StaffMember member = staff.member(StaffRole.PRIVACY_OFFICER);
        assertThatThrownBy(() -> keep.retentions.approve(staff.halfway(member), run.id()))
                .isInstanceOf(Denied.class);
        Session support = staff.session(staff.member(StaffRole.SUPPORT));
        assertThatThrownBy(() -> keep.retentions.approve(support, run.id())).isInstanceOf(Denied.class);
        keep.retentions.approve(staff.session(member), run.id());
        assertThat(keep.run(keep.retentions).erased().people()).isEqualTo(1);
    }

    @Test
    void looksAgainWhereTheRegisterChangedSince() {
        open(Keep.FEW, Duration.ofDays(100_000));
        for (int i = 0; i < 4; i++) {
            keep.person();
        }
        Run run = keep.night(TWO_YEARS);
        keep.apply(Keep.yaml().replace("P2Y", "P3Y"), 1);

        assertThatThrownBy(() -> keep.retentions.approve(keep.officer, run.id()))
                .isInstanceOf(Conflict.class)
                .extracting("code")
                .isEqualTo("retention.register-changed");
        Run next = keep.run(keep.retentions);
        assertThat(next.id()).isNotEqualTo(run.id());
        assertThat(next.register()).isEqualTo(2);
        assertThat(next.found()).isEqualTo(Run.Found.NOTHING);
        assertThat(keep.retentions.run(keep.officer, run.id()).state()).isEqualTo(RunState.SUPERSEDED);
    }

    @Test
    void neverErasesWhatWasDroppedFromTheRegisterWithoutAnApproval() {
        open();
        SubjectId ada = keep.person("2026-11-01");
        keep.apply(Keep.yaml().replace("      remark:    { type: text }\n", ""), 1);
        Run run = keep.night(DAY);
        assertThat(run.fault()).contains("retention.dropped-data");
        keep.retentions.approve(keep.officer, run.id());
        assertThat(keep.run(keep.retentions).erased()).isEqualTo(new Run.Erased(0, 0, 1));
        assertThat(keep.entries(ada).getLast().details()).containsEntry("fields", "order.remark");
    }

    @Test
    void previewsAndErasesNothing() {
        open();
        SubjectId ada = keep.person();
        keep.night(YEAR);
        keep.rooms.clock().advance(YEAR.minusHours(11));
        Run asked = keep.retentions.preview(keep.officer);
        assertThatThrownBy(() -> keep.retentions.preview(keep.officer)).isInstanceOf(Conflict.class);
        keep.retentions.step();
        keep.retentions.step();
        Run preview = keep.retentions.run(keep.officer, asked.id());
        assertThat(preview.state()).isEqualTo(RunState.DONE);
        assertThat(preview.found().people()).isEqualTo(1);
        assertThat(keep.retentions
                        .items(keep.officer, asked.id(), Optional.empty(), 10)
                        .items())
                .singleElement()
                .satisfies(item -> assertThat(item.subject()).isEqualTo(ada));
        assertThat(keep.fields(ada)).isPresent();
        assertThatThrownBy(() -> keep.retentions.preview(keep.officer.with(Permission.SUBJECTS_READ)))
                .isInstanceOf(Denied.class);
    }

    @Test
    void catchesUpOnceAfterNightsWithoutAServer() {
        open();
        keep.night(DAY);
        long before = keep.told("retention-ended").size();
        keep.night(Duration.ofDays(5));
        assertThat(keep.told("retention-ended")).hasSize((int) before + 1);
        // Not before the next night.
        keep.night(Duration.ofHours(1));
        assertThat(keep.told("retention-ended")).hasSize((int) before + 1);
    }

    private void change(SubjectId subject) {
        Map<String, FieldChange> changes = Map.of("name", new FieldChange.Replace(Keep.text("Ada King")));
        PersonPatch patch = new PersonPatch(subject, 1, List.of(new RecordPatch("profile", changes)));
        keep.vault.change(keep.write(), List.of(patch)).getFirst().orThrow();
    }

    private void open() {
        keep = new Keep();
    }

    private void open(RetentionSettings.Limit limit, Duration jump) {
        keep = new Keep(limit, jump);
    }
}
