package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/// Backups, as browsers meet them: without a place for them, and with one.
class BackupPagesIT {
    @TempDir
    Path folder;

    @Test
    void saysThatNothingIsBackedUpAndWhatToDo() {
        Visitor administrator = administrator(RunningServer.shared());
        Shown page = administrator.get("/backups");
        assertThat(page.title()).isEqualTo("Nothing is backed up");
        assertThat(page.html()).contains("bailee.backup.folder").doesNotContain("action=\"/backups/take\"");
        assertThat(administrator.get("/").html()).contains("Name a place for backups", "href=\"/backups\"");
    }

    @Test
    void takesOneReadsItAndSaysSinceWhenARestoreIsProven() throws InterruptedException {
        try (RunningServer server = RunningServer.start(List.of(
                "--bailee.backup.folder=" + folder, "--bailee.backup.every=0s", "--bailee.backup.drill=false"))) {
            Visitor administrator = administrator(server);
            assertThat(administrator.get("/backups").title()).isEqualTo("No restore has been proven yet");
            assertThat(administrator.get("/").html()).contains("Find out whether a backup comes back");
            assertThat(administrator.post("/backups/take", Map.of()).location()).isEqualTo("/backups");
            String page = whenDone(administrator);
            assertThat(page).contains("Data and keys", "not proven", "/backups.csv?proven=all&amp;sort=-taken");
            assertThat(administrator.get("/backups?proven=proven").html()).contains("No backup of this kind.");

            String verify = page.replaceAll("(?s).*?(/backups/[0-9a-f-]{36}/verify).*", "$1");
            assertThat(administrator.post(verify, Map.of()).location()).isEqualTo("/backups");
            whenDone(administrator);
            // As after a drill, which takes a PostgreSQL of its own.
            server.room(JdbcTemplate.class).update("update backup.run set what = 'drill' where what = 'verify'");
            assertThat(administrator.get("/backups").title())
                    .isEqualTo("A restore was last proven less than an hour ago");
            assertThat(administrator.get("/").html())
                    .contains("The last restore was proven less than an hour ago.")
                    .doesNotContain("Find out whether a backup comes back");
            assertThat(administrator.get("/backups.csv?proven=proven").html())
                    .startsWith("set,taken-at,keys,bytes,proven-at")
                    .contains(",yes,");
            assertThat(administrator.get("/backups/runs?what=take&sort=rows").html())
                    .contains("done", "aria-sort=\"ascending\"")
                    .doesNotContain("Proof: put back</td>");
            assertThat(administrator.get("/backups/runs.csv?what=drill").html().lines())
                    .hasSize(2);
        }
    }

    private static String whenDone(Visitor administrator) throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            String page = administrator.get("/backups").html();
            if (!page.contains("<progress")) {
                return page;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("It did not end.");
    }

    private static Visitor administrator(RunningServer server) {
        return Visitor.with(
                server, People.of(server).make(StaffRole.ADMINISTRATOR).token());
    }
}
