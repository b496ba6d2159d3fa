package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RetentionPageIT {
    private static final RunningServer SERVER = RunningServer.shared();

    private final Visitor officer = Visitor.with(
            SERVER, People.of(SERVER).make(StaffRole.PRIVACY_OFFICER).token());

    @Test
    void showsWhatARunFoundByWhichRuleAndWhatIsKeptAllTheSame() {
        UUID run = waiting();

        assertThat(officer.get("/retention").html())
                .contains("/retention/" + run, "More people than are erased from without an approval");
        Shown page = officer.get("/retention/" + run);
        assertThat(page.title()).startsWith("Of 7 people among 1,234 something is over its time");
        assertThat(page.html())
                .contains("9 records of 7 people", "a legal hold lies on the person", "bookkeeping", "/approve");
        assertThat(officer.get("/retention?state=waiting&what=run&sort=due").html())
                .contains("/retention/" + run, "aria-sort=\"ascending\"");
        assertThat(officer.get("/retention?what=preview").html())
                .doesNotContain("<th scope=\"row\"><a href=\"/retention/" + run);
        assertThat(officer.get("/retention/runs.csv?state=waiting").html())
                .startsWith("id,what,state,begun-at")
                .contains(run + ",run,waiting,", ",1234,7,9,3,0,0,0,retention.above-limit,");
        assertThat(officer.get("/retention/runs.csv?state=done").html()).doesNotContain(run.toString());
        assertThat(officer.get("/retention/nobody").status()).isEqualTo(404);
        Shown german = Visitor.with(
                        SERVER,
                        People.of(SERVER).make(StaffRole.PRIVACY_OFFICER).token())
                .speaking("de")
                .get("/retention/" + run);
        assertThat(german.html()).contains("Aufbewahrungspflicht", "9 Datensätze von 7 Personen");
        SERVER.room(JdbcTemplate.class).update("delete from retention.run where run_id = ?", run);
    }

    private static UUID waiting() {
        JdbcTemplate db = SERVER.room(JdbcTemplate.class);
        UUID run = SERVER.room(Ids.class).next();
        db.update(
                "insert into retention.run (run_id, what, state, register, asked_by, asker_name, begun_at, people,"
                        + " due_people, due_records, held_records, erased_people, erased_records, emptied_records,"
                        + " fault) values (?, 'run', 'waiting', ?, ?, 'bailee', current_timestamp, 1234, 7, 9, 3, 0, 0,"
                        + " 0, 'retention.above-limit')",
                run,
                SERVER.room(Register.class).current().number(),
                new UUID(0, 1));
        for (String heldBy : new String[] {"", "legal-hold", "activity:bookkeeping"}) {
            db.update(
                    "insert into retention.tally values (?, 'profile', 'period', ?, ?, ?)",
                    run,
                    heldBy,
                    heldBy.isEmpty() ? 9 : 2,
                    heldBy.isEmpty() ? 7 : 1);
        }
        return run;
    }
}
