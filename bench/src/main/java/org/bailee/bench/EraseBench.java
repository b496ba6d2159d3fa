package org.bailee.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bailee.bench.Interleaved.Row;

/// One person erased, with rows, indexes and key gone and the entry on disk, against one row deleted and
/// committed.
final class EraseBench {
    private static final long FIRST = 900_000_000L;

    private final Clients clients;
    private final Bare bare;
    private long next = FIRST;

    EraseBench(Clients clients, Bare bare) {
        this.clients = clients;
        this.bare = bare;
    }

    /// @param people erased in each round
    List<Row> run(int rounds, int people) throws Exception {
        bare.prepare();
        System.err.println("  warming up");
        erased(16, people);
        List<Row> rows = new ArrayList<>();
        for (int connections : List.of(1, 16)) {
            rows.add(Interleaved.compare(
                    "erase one person, " + connections + (connections == 1 ? " connection" : " connections"),
                    rounds,
                    () -> deleted(connections, people),
                    () -> erased(connections, people)));
        }
        return rows;
    }

    private double erased(int connections, int people) throws Exception {
        Queue<UUID> due = new ConcurrentLinkedQueue<>(made(people));
        return Load.perSecond(connections, people, _ -> clients.erasing(due));
    }

    private double deleted(int connections, int people) throws Exception {
        List<UUID> there = new ArrayList<>();
        long first = numbers(people);
        for (int i = 0; i < people; i++) {
            there.add(new UUID(first + i, 0));
        }
        bare.fill(there, first);
        Queue<UUID> due = new ConcurrentLinkedQueue<>(there);
        return Load.perSecond(connections, people, _ -> bare.deleting(due));
    }

    private List<UUID> made(int people) throws IOException {
        return clients.know(numbers(people), people);
    }

    private long numbers(int people) {
        long first = next;
        next += people;
        return first;
    }
}
