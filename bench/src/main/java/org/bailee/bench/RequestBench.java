package org.bailee.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bailee.bench.Interleaved.Row;

/// Single creates and single opens over HTTPS, audited, against one bare row inserted or selected by key.
final class RequestBench {
    private static final String HEADERS = "Content-Type: application/json\r\nBailee-Purpose: serve\r\n";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final int KNOWN = 5_000;
    private static final int BATCH = 1_000;

    /// How many times one round's time both sides are run before anything counts: a JVM learns its hot paths slowly.
    private static final int WARM_UP = 12;

    private final ServerProcess server;
    private final String key;
    private final Bare bare;
    private final AtomicLong numbers = new AtomicLong(1_000_000);

    RequestBench(ServerProcess server, String key, Bare bare) {
        this.server = server;
        this.key = key;
        this.bare = bare;
    }

    List<Row> run(int rounds, Duration time) throws Exception {
        bare.prepare();
        List<UUID> known = know();
        bare.fill(known, 1);
        System.err.println("  warming up");
        Load.perSecond(16, time.multipliedBy(WARM_UP), this::creating);
        Load.perSecond(16, time.multipliedBy(WARM_UP), number -> opening(known, number));
        List<Row> rows = new ArrayList<>();
        for (int connections : List.of(1, 16, 64)) {
            rows.add(Interleaved.compare(
                    "create one person, " + connections + " connection" + (connections == 1 ? "" : "s"),
                    rounds,
                    () -> Load.perSecond(connections, time, _ -> bare.inserting(numbers)),
                    () -> Load.perSecond(connections, time, this::creating)));
            rows.add(Interleaved.compare(
                    "open one person, " + connections + " connection" + (connections == 1 ? "" : "s"),
                    rounds,
                    () -> Load.perSecond(connections, time, number -> bare.selecting(known, number)),
                    () -> Load.perSecond(connections, time, number -> opening(known, number))));
        }
        return rows;
    }

    /// Stores the people who will be opened.
    private List<UUID> know() throws IOException {
        List<UUID> ids = new ArrayList<>();
        try (Wire wire = server.connect(key)) {
            for (int first = 1; first <= KNOWN; first += BATCH) {
                String people = LongStream.range(first, first + BATCH)
                        .mapToObj(number -> People.person(number).json())
                        .collect(Collectors.joining(",", "[", "]"));
                Matcher id = ID.matcher(
                        wire.send("POST", "/v1/subjects", HEADERS, people).expect(207));
                while (id.find()) {
                    ids.add(UUID.fromString(id.group(1)));
                }
            }
        }
        if (ids.size() != KNOWN) {
            throw new IOException("Only " + ids.size() + " of " + KNOWN + " people were stored.");
        }
        return ids;
    }

    private Load.Worker creating(int number) throws IOException {
        Wire wire = server.connect(key);
        return new Client(wire) {
            @Override
            public void once() throws IOException {
                String person = People.person(numbers.getAndIncrement()).json();
                wire.send("POST", "/v1/subjects", HEADERS, person).expect(201);
            }
        };
    }

    private Load.Worker opening(List<UUID> known, int seed) throws IOException {
        Wire wire = server.connect(key);
        SplittableRandom random = new SplittableRandom(seed);
        return new Client(wire) {
            @Override
            public void once() throws IOException {
                String path = "/v1/subjects/" + known.get(random.nextInt(known.size()));
                wire.send("GET", path, "Bailee-Purpose: serve\r\n", "").expect(200);
            }
        };
    }

    private abstract static class Client implements Load.Worker {
        private final Wire wire;

        private Client(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }
    }
}
