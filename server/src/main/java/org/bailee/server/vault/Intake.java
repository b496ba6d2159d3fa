package org.bailee.server.vault;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bailee.server.database.Batcher;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;

/// Stores what requests bring: concurrent requests share one transaction, and one that comes twice is stored once.
///
/// @param <P> an item, checked and sealed
/// @param <T> what is answered for it
final class Intake<P, T> implements AutoCloseable {
    private static final int MOST_PER_COMMIT = 256;
    private static final int LANES = 2;

    private final Tx tx;
    private final Retries retries;
    private final PersonStore people;
    private final Storing<P, T> storing;
    private final Telling<T> telling;
    private final Batcher<Claim, Optional<AnswerStore.Stored>> earlier;
    private final Batcher<Request<P>, Optional<List<Result<T>>>> singles;

    Intake(String name, Tx tx, Retries retries, PersonStore people, Storing<P, T> storing, Telling<T> telling) {
        this.tx = tx;
        this.retries = retries;
        this.people = people;
        this.storing = storing;
        this.telling = telling;
        this.earlier = new Batcher<>(name + "-earlier", MOST_PER_COMMIT, LANES, retries::kept);
        this.singles = new Batcher<>(name, MOST_PER_COMMIT, LANES, this::commit);
    }

    /// @param prepare checks and seals the items, unless the request was answered before
    List<Result<T>> take(Optional<Claim> claim, Supplier<List<Result<P>>> prepare) {
        Optional<List<Result<T>>> before = claim.flatMap(this::answered);
        if (before.isPresent()) {
            return before.get();
        }
        Request<P> request = new Request<>(prepare.get(), claim);
        if (request.sound().isEmpty()) {
            return results(request, Collections.emptyIterator());
        }
        Optional<List<Result<T>>> done = request.items().size() == 1
                ? singles.submit(request)
                : commit(List.of(request)).getFirst();
        return done.or(() -> claim.flatMap(this::answered))
                .orElseThrow(() -> new Unavailable(
                        "idempotency.at-work",
                        "The first request with this Idempotency-Key has not ended.",
                        "Send the same request again in a moment."));
    }

    @Override
    public void close() {
        // In this order: who lost a key to another asks what that one was answered.
        singles.close();
        earlier.close();
    }

    /// @return for each request its results, or nothing where another request has its key
    private List<Optional<List<Result<T>>>> commit(List<Request<P>> requests) {
        return atOnce(requests).orElseGet(() -> stepByStep(requests));
    }

    /// What is answered is known before it is stored, so the keys of the requests are taken with their answers.
    private Optional<List<Optional<List<Result<T>>>>> atOnce(List<Request<P>> requests) {
        if (!Retries.allDiffer(claims(requests))) {
            return Optional.empty();
        }
        return storing.storeAtOnce(sound(requests), stored -> retries.takeAnswered(answers(each(requests, stored))))
                .map(stored -> each(requests, stored).stream()
                        .map(taken -> Optional.of(taken.results()))
                        .toList());
    }

    private List<Optional<List<Result<T>>>> stepByStep(List<Request<P>> requests) {
        return tx.write(() -> {
            Set<Claim> ours = retries.take(claims(requests));
            Predicate<Request<P>> isDue =
                    request -> request.claim().map(ours::contains).orElse(true);
            List<Request<P>> due = requests.stream().filter(isDue).toList();
            List<Taken<P, T>> taken = each(due, storing.store(sound(due)));
            retries.keep(answers(taken));
            Iterator<Taken<P, T>> next = taken.iterator();
            return requests.stream()
                    .map(request -> isDue.test(request)
                            ? Optional.of(next.next().results())
                            : Optional.<List<Result<T>>>empty())
                    .toList();
        });
    }

    private static <P> List<Claim> claims(List<Request<P>> requests) {
        return requests.stream().flatMap(request -> request.claim().stream()).toList();
    }

    private static <P> List<P> sound(List<Request<P>> requests) {
        return requests.stream().flatMap(request -> request.sound().stream()).toList();
    }

    private static <P, T> List<Taken<P, T>> each(List<Request<P>> requests, List<Result<T>> stored) {
        Iterator<Result<T>> next = stored.iterator();
        return requests.stream()
                .map(request -> new Taken<>(request, results(request, next)))
                .toList();
    }

    private List<Answer> answers(List<Taken<P, T>> all) {
        return all.stream()
                .flatMap(taken -> taken.request().claim().stream()
                        .map(claim -> new Answer(claim, AnswerText.write(taken.results(), telling::tell))))
                .toList();
    }

    private Optional<List<Result<T>>> answered(Claim claim) {
        return earlier.submit(claim)
                .map(kept -> Retries.answer(claim, kept))
                .map(answer -> withoutErased(AnswerText.read(answer, told -> Result.of(() -> telling.hear(told)))));
    }

    /// An answer of yesterday must not speak of who has been erased since.
    private List<Result<T>> withoutErased(List<Result<T>> results) {
        Map<SubjectId, Boolean> erased = people.erased(
                results.stream().flatMap(Result::stream).map(telling::subject).toList());
        return results.stream()
                .map(result -> result.stream().anyMatch(value -> erased.getOrDefault(telling.subject(value), true))
                        ? new Result.Failed<T>(NotFound.erased())
                        : result)
                .toList();
    }

    /// Puts what was stored between what had failed before, in the order sent.
    ///
    /// @param stored goes on with what follows the request's own
    private static <P, T> List<Result<T>> results(Request<P> request, Iterator<Result<T>> stored) {
        return request.items().stream()
                .map(item -> switch (item) {
                    case Result.Done<P> _ -> stored.next();
                    case Result.Failed<P>(RuntimeException why) -> new Result.Failed<T>(why);
                })
                .toList();
    }

    /// How items are stored, and what is answered to each, in order.
    @FunctionalInterface
    interface Storing<P, T> {
        /// Stores them in the transaction it is called in.
        List<Result<T>> store(List<P> items);

        /// Stores them all in a transaction of its own, at the least cost; or none, if that is not how to do it or
        /// something stands in the way of one.
        ///
        /// @param first gathers what is stored before them, by what is answered if all is
        default Optional<List<Result<T>>> storeAtOnce(List<P> items, Consumer<List<Result<T>>> first) {
            return Optional.empty();
        }
    }

    /// How an answer is kept for a request that comes again.
    interface Telling<T> {
        String tell(T value);

        T hear(String told);

        SubjectId subject(T value);
    }

    private record Request<P>(List<Result<P>> items, Optional<Claim> claim) {
        List<P> sound() {
            return items.stream().flatMap(Result::stream).toList();
        }
    }

    private record Taken<P, T>(Request<P> request, List<Result<T>> results) {}
}
