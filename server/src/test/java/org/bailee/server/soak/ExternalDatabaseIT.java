package org.bailee.server.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bailee.server.soak.Caller.Reply;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;

/// The server as started with `--database-url`, on a PostgreSQL it does not run itself.
@Timeout(300)
@Tag("soak")
class ExternalDatabaseIT {
    // S46: the database vanishes under a running server: everything is refused, and goes on alone when it is back.
    @Test
    @Tag("S46")
    void refusesWhileItsDatabaseIsAwayAndRecoversAlone() throws Exception {
        Path folder = Files.createTempDirectory("bailee-external");
        try (TestDatabase database = TestDatabase.fresh()) {
            URI there = URI.create(database.url().substring("jdbc:".length()));
            Path password = Files.writeString(folder.resolve("password"), database.password());
            try (Passage passage = Passage.to(there.getHost(), there.getPort());
                    ServerProcess server = ServerProcess.start(
                            folder.resolve("home"),
                            ServerProcess.freePort(),
                            List.of(
                                    "--database-url",
                                    "jdbc:postgresql://127.0.0.1:" + passage.port() + there.getPath(),
                                    "--database-user",
                                    database.user(),
                                    "--database-password",
                                    "file:" + password))) {
                assertThat(folder.resolve("home/database/data")).doesNotExist();
                server.administrator().applyShop();
                Caller caller = server.caller(server.administrator().supportKey());
                String path = "/v1/subjects/" + create(caller, "before").member("id");

                passage.shut();
                mustRefuse(create(caller, "meanwhile"));
                mustRefuse(caller.mustSend("GET", path, ""));
                passage.open();

                awaitShown(caller, path);
                assertThat(create(caller, "after").status()).isEqualTo(201);
                assertThat(new Books(database.db()).wrong()).isEmpty();
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static Reply create(Caller caller, String email) {
        return caller.mustSend(
                "POST",
                "/v1/subjects",
                "{\"profile\":{\"name\":\"Ada Lovelace\",\"email\":\"" + email + "@example.com\"}}");
    }

    private static void mustRefuse(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(503);
        assertThat(reply.member("code")).isEqualTo("database.unreachable");
        assertThat(reply.member("hint")).isNotEmpty();
        assertThat(reply.text()).doesNotContain("Lovelace", "example.com");
    }

    private static void awaitShown(Caller caller, String path) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Reply read = caller.mustSend("GET", path, "");
        while (read.status() == 503 && System.nanoTime() < end) {
            Thread.sleep(100);
            read = caller.mustSend("GET", path, "");
        }
        assertThat(read.status()).as(read.text()).isEqualTo(200);
    }
}
