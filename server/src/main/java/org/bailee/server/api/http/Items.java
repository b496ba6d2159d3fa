package org.bailee.server.api.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.bailee.server.shared.Problem;
import org.bailee.server.vault.Result;

/// Many items of one request: those that can be read go through the door together, and nobody's mistake spoils
/// another's.
public final class Items {
    private Items() {}

    /// @param read makes of one item what the door takes, or throws a [Problem] for that item alone
    /// @param door answers each, in order
    public static <I, T, O> List<Result<O>> each(
            List<I> items, Function<I, T> read, Function<List<T>, List<Result<O>>> door) {
        List<Result<T>> inputs = new ArrayList<>(items.size());
        List<T> sound = new ArrayList<>(items.size());
        for (I item : items) {
            try {
                T input = read.apply(item);
                sound.add(input);
                inputs.add(new Result.Done<>(input));
            } catch (Problem why) {
                inputs.add(new Result.Failed<>(why));
            }
        }
        Iterator<Result<O>> answers = sound.isEmpty()
                ? Collections.emptyIterator()
                : door.apply(sound).iterator();
        List<Result<O>> results = new ArrayList<>(items.size());
        for (Result<T> input : inputs) {
            results.add(
                    switch (input) {
                        case Result.Done<T> _ -> answers.next();
                        case Result.Failed<T>(RuntimeException why) -> new Result.Failed<>(why);
                    });
        }
        return results;
    }
}
