package org.bailee.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Applications with a key for one purpose, each on a connection of its own.
final class Clients {
    static final String HEADERS = "Content-Type: application/json\r\nBailee-Purpose: serve\r\n";

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final int KNOWN = 5_000;
    private static final int BATCH = 1_000;

    private final ServerProcess server;
    private final String key;
    private List<UUID> known = List.of();

    private Clients(ServerProcess server, String key) {
        this.server = server;
        this.key = key;
    }

    /// Makes the key as an administrator would.
    static Clients of(ServerProcess server) throws IOException {
        try (Wire wire = server.connect(server.administratorKey())) {
            String answer = wire.send("POST", "/v1/keys", "Content-Type: application/json\r\n", """
                            {"name":"bench","permissions":["subjects.read","subjects.write","subjects.erase"],"roles":["service"],\
                            "purposes":["serve"],"expiresIn":"P1D","peoplePerHour":"unlimited"}""")
                    .expect(201);
            int from = answer.indexOf("\"key\":\"") + 7;
            return new Clients(server, answer.substring(from, answer.indexOf('"', from)));
        }
    }

    /// The people who will be opened, stored when they are first asked for.
    List<UUID> know() throws IOException {
        if (known.isEmpty()) {
            known = know(1, KNOWN);
        }
        return known;
    }

    /// Stores so many people, from a number on.
    List<UUID> know(long from, int people) throws IOException {
        List<UUID> ids = new ArrayList<>();
        try (Wire wire = server.connect(key)) {
            for (long first = from; first < from + people; first += BATCH) {
                String some = LongStream.range(first, Math.min(first + BATCH, from + people))
                        .mapToObj(number -> People.person(number).json())
                        .collect(Collectors.joining(",", "[", "]"));
                Matcher id = ID.matcher(
                        wire.send("POST", "/v1/subjects", HEADERS, some).expect(207));
                while (id.find()) {
                    ids.add(UUID.fromString(id.group(1)));
                }
            }
        }
        if (ids.size() != people) {
            throw new IOException("Only " + ids.size() + " of " + people + " people were stored.");
        }
        return ids;
    }

    /// Erases the next who is due.
    Load.Worker erasing(Queue<UUID> due) throws IOException {
        return worker(wire -> wire.send("DELETE", "/v1/subjects/" + due.remove(), "Bailee-Purpose: serve\r\n", "")
                .expect(204));
    }

    /// Opens one person a time.
    Load.Worker opening(List<UUID> known, int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        return worker(wire -> {
            String path = "/v1/subjects/" + known.get(random.nextInt(known.size()));
            wire.send("GET", path, "Bailee-Purpose: serve\r\n", "").expect(200);
        });
    }

    /// Opens so many people a time, which is as many entries of the log.
    Load.Worker openingMany(List<UUID> known, int many, int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        return worker(wire -> {
            int from = random.nextInt(known.size() - many);
            String people = known.subList(from, from + many).stream()
                    .map(id -> "\"" + id + "\"")
                    .collect(Collectors.joining(","));
            wire.send("POST", "/v1/subjects/open", HEADERS, "{\"subjects\":[" + people + "]}")
                    .expect(207);
        });
    }

    /// What a client does once.
    interface Task {
        void over(Wire wire) throws IOException;
    }

    Load.Worker worker(Task task) throws IOException {
        Wire wire = server.connect(key);
        return new Load.Worker() {
            @Override
            public void once() throws IOException {
                task.over(wire);
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }
}
