package org.bailee.cli.bulk;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.cli.mapping.Conversion;
import org.bailee.cli.tables.Row;
import org.bailee.cli.tables.Rows;
import org.bailee.client.Problem;
import org.bailee.client.Violation;

/// Sends rows in batches, a few at once, and writes down what came of each in the file's order.
///
/// Every batch has a key made of the journal's id and its number. A batch whose answer was lost is sent again under
/// the same key, and the server answers as before: however often the import is killed, no row is doubled or lost.
final class Importer {
    private static final int IN_FLIGHT = 4;

    private final Destination destination;
    private final Conversion conversion;
    private final Journal journal;
    private final Rejects rejects;
    private final Progress progress;
    private final Stop stop;
    private final InstantSource clock;

    private record Sent(Batch batch, Future<List<Optional<Problem>>> answer) {}

    Importer(
            Destination destination,
            Conversion conversion,
            Journal journal,
            Rejects rejects,
            Progress progress,
            Stop stop,
            InstantSource clock) {
        this.destination = destination;
        this.conversion = conversion;
        this.journal = journal;
        this.rejects = rejects;
        this.progress = progress;
        this.stop = stop;
        this.clock = clock;
    }

    /// @return whether it came to the end, rather than being stopped
    /// @throws Problem if a whole batch could not be sent; all before it is written down
    boolean run(Rows rows) throws IOException {
        Batches batches = new Batches(rows);
        Queue<Sent> sent = new ArrayDeque<>();
        long acknowledged = journal.progressed().batches();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!stop.isAsked()) {
                Batch batch = batches.next();
                if (batch == null) {
                    settleAll(sent);
                    journal.acknowledge(journal.progressed().finished());
                    return true;
                }
                if (batch.number() >= acknowledged) {
                    sent.add(new Sent(
                            batch, senders.submit(() -> destination.send(batch, journal.id() + "-" + batch.number()))));
                }
                if (sent.size() == IN_FLIGHT) {
                    settle(sent.remove());
                }
            }
            settleAll(sent);
            return false;
        }
    }

    private void settleAll(Queue<Sent> sent) throws IOException {
        while (!sent.isEmpty()) {
            settle(sent.remove());
        }
    }

    /// Rejected rows are on the disk before the journal counts the batch: a kill between the two writes them again.
    private void settle(Sent sent) throws IOException {
        Iterator<Optional<Problem>> answers = await(sent.answer()).iterator();
        long kept = 0;
        long rejected = 0;
        for (Row row : sent.batch().rows()) {
            if (row.flaw().isPresent()) {
                Row.Flaw flaw = row.flaw().get();
                rejects.add(row, flaw.code(), flaw.column(), flaw.says());
                rejected++;
                continue;
            }
            Optional<Problem> refused = answers.next();
            if (refused.isPresent()) {
                reject(row, refused.get());
                rejected++;
            } else {
                kept++;
            }
        }
        long length = rejects.settled();
        journal.acknowledge(journal.progressed().and(sent.batch(), kept, rejected, length, clock.instant()));
        progress.show(journal.progressed().rows());
    }

    private void reject(Row row, Problem problem) throws IOException {
        List<Violation> violations = problem.violations();
        if (violations.isEmpty()) {
            rejects.add(row, problem.code(), conversion.column(problem), problem.says() + " " + problem.hint());
            return;
        }
        rejects.add(
                row,
                joined(violations.stream().map(Violation::code).toList()),
                joined(violations.stream()
                        .map(conversion::column)
                        .filter(column -> !column.isEmpty())
                        .toList()),
                joined(violations.stream()
                        .map(violation -> violation.where() + ": " + violation.message() + " " + violation.hint())
                        .toList()));
    }

    private static String joined(List<String> texts) {
        return String.join("; ", texts.stream().map(String::strip).distinct().toList());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }
}
