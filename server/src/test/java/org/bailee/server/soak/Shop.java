package org.bailee.server.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bailee.server.soak.Caller.Reply;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/// A server with the shop's register and a place for backups, that is killed and started again on the same
/// files.
final class Shop implements AutoCloseable {
    private static final int AT_ONCE = 500;

    final Path folder;
    final Path home;
    final Path backups;
    private final List<String> options = new ArrayList<>();
    private final String key;
    private ServerProcess server;
    private long made;

    private Shop(String name, List<String> more) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("bailee-" + name);
        home = folder.resolve("home");
        backups = Files.createDirectory(folder.resolve("backups"));
        options.add("--bailee.backup.folder=" + backups);
        options.add("--bailee.backup.every=0");
        options.add("--bailee.backup.drill=false");
        options.addAll(more);
        server = ServerProcess.start(home, ServerProcess.freePort(), options);
        server.administrator().applyShop();
        key = server.administrator().supportKey();
    }

    static Shop open(String name, String... more) throws IOException, InterruptedException {
        return new Shop(name, List.of(more));
    }

    Caller administrator() throws IOException {
        return server.administrator();
    }

    Caller support() {
        return server.caller(key);
    }

    JdbcTemplate database() throws IOException {
        return server.database();
    }

    Books books() throws IOException {
        return new Books(server.database());
    }

    /// @param orders each person's, as JSON objects
    List<UUID> make(int people, String... orders) {
        List<UUID> ids = new ArrayList<>();
        for (int from = 0; from < people; from += AT_ONCE) {
            List<String> bodies = new ArrayList<>();
            for (int i = from; i < Math.min(people, from + AT_ONCE); i++) {
                bodies.add("{\"profile\":{\"name\":\"Ada Lovelace\",\"email\":\"shop" + made++
                        + "@example.com\",\"visits\":7},\"order\":[" + String.join(",", orders) + "]}");
            }
            Reply reply = support().mustSend("POST", "/v1/subjects", "[" + String.join(",", bodies) + "]");
            reply.json().get("results").forEach(result -> {
                if (result.get("status").intValue() != 201) {
                    throw new AssertionError(result.toString());
                }
                ids.add(UUID.fromString(result.get("id").asString()));
            });
        }
        return ids;
    }

    /// What each of the people is answered with, in their order.
    List<Integer> opened(List<UUID> people) {
        List<Integer> statuses = new ArrayList<>();
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            List<String> some = people.subList(from, Math.min(people.size(), from + AT_ONCE)).stream()
                    .map(UUID::toString)
                    .toList();
            Reply reply = support()
                    .mustSend("POST", "/v1/subjects/open", "{\"subjects\":[\"" + String.join("\",\"", some) + "\"]}");
            reply.json()
                    .get("results")
                    .forEach(result -> statuses.add(result.get("status").intValue()));
        }
        return statuses;
    }

    /// Takes a backup and waits for it.
    ///
    /// @return its set
    UUID backup() throws IOException, InterruptedException {
        return ended("/v1/backups");
    }

    /// Begins something with backups, and waits until it is done.
    ///
    /// @return the set it was about
    UUID ended(String path) throws IOException, InterruptedException {
        Reply begun = administrator().mustSend("POST", path, "");
        if (begun.status() != 201) {
            throw new AssertionError(begun.text());
        }
        await("the end of " + path, () -> !newest().equals("running"));
        if (!newest().equals("done")) {
            throw new AssertionError(path + " is " + newest());
        }
        return UUID.fromString(begun.member("set"));
    }

    private String newest() {
        try {
            return administrator()
                    .mustSend("GET", "/v1/backups/runs", "")
                    .json()
                    .get("items")
                    .get(0)
                    .get("state")
                    .asString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void await(String what, BooleanSupplier seen) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(20);
        }
    }

    /// @param postgresqlToo its PostgreSQL dies first
    void kill(boolean postgresqlToo) throws IOException, InterruptedException {
        if (postgresqlToo) {
            server.killPostgresql();
        }
        server.kill();
    }

    /// On the same files; whoever had a turn with backups or retention is dead, which takes most of a minute to
    /// tell.
    void start() throws IOException, InterruptedException {
        server = ServerProcess.start(home, ServerProcess.freePort(), options);
        database().update("update backup.turn set until = now() - interval '1 second'");
        database().update("update retention.turn set until = now() - interval '1 second'");
    }

    /// In another home from now on, with the same settings and keys.
    Shop moved(Path to) throws IOException, InterruptedException {
        server.close();
        Files.copy(home.resolve("admin.key"), to.resolve("admin.key"));
        Shop there = new Shop(this, to);
        there.start();
        return there;
    }

    private Shop(Shop from, Path to) throws IOException {
        folder = from.folder;
        home = to;
        backups = from.backups;
        options.addAll(from.options);
        key = from.key;
        server = from.server;
        made = from.made;
    }

    /// As an operator stops it; its files stay.
    void stop() {
        server.close();
    }

    @Override
    public void close() throws IOException {
        stop();
        FileSystemUtils.deleteRecursively(folder);
    }
}
