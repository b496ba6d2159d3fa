package org.bailee.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.bench.Interleaved.Row;

/// Single creates and single opens over HTTPS, audited, against one bare row inserted or selected by key.
final class RequestBench {
    /// How many times one round's time both sides are run before anything counts: a JVM learns its hot paths
    /// slowly.
    private static final int WARM_UP = 12;

    private final Clients clients;
    private final Bare bare;
    private final Path home;
    private final AtomicLong numbers = new AtomicLong(1_000_000);

    RequestBench(Clients clients, Bare bare, Path home) {
        this.clients = clients;
        this.bare = bare;
        this.home = home;
    }

    List<Row> run(int rounds, Duration time) throws Exception {
        bare.prepare();
        List<UUID> known = clients.know();
        bare.fill(known, 1);
        System.err.println("  warming up");
        Load.perSecond(16, time.multipliedBy(WARM_UP), this::creating);
        Load.perSecond(16, time.multipliedBy(WARM_UP), number -> clients.opening(known, number));
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
                    () -> Load.perSecond(connections, time, number -> clients.opening(known, number))));
        }
        rows.addAll(besidePlainService(known, rounds, time));
        return rows;
    }

    private List<Row> besidePlainService(List<UUID> known, int rounds, Duration time) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (PlainService plain = PlainService.start(bare, home)) {
            Load.perSecond(16, time.multipliedBy(WARM_UP / 2), number -> plain.opening(known, number));
            for (int connections : List.of(1, 16, 64)) {
                rows.add(Interleaved.compare(
                        "open one person, " + connections
                                + " at once; the baseline is a plain HTTPS service with a log",
                        rounds,
                        () -> Load.perSecond(connections, time, number -> plain.opening(known, number)),
                        () -> Load.perSecond(connections, time, number -> clients.opening(known, number))));
            }
        }
        return rows;
    }

    private Load.Worker creating(int number) throws IOException {
        return clients.worker(wire -> {
            String person = People.person(numbers.getAndIncrement()).json();
            wire.send("POST", "/v1/subjects", Clients.HEADERS, person).expect(201);
        });
    }
}
