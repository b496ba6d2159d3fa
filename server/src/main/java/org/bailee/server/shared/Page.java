package org.bailee.server.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Some items of a longer list, and where the next ones begin.
public record Page<T>(List<T> items, Optional<String> next) {
    /// The first items of what was found; the last of them is where the next page begins, if there is one.
    ///
    /// @param found one more than the limit, if there is more
    /// @param place by which an item is found again
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Object> place) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Optional.of(place.apply(items.getLast()).toString()));
    }

    /// All items of a list, fetched page by page as they are taken. The first page comes at once, so that who may not
    /// see the list is told before anything of it is sent.
    ///
    /// @param fetch a page, given where it begins
    public static <T> Stream<T> all(Function<Optional<String>, Page<T>> fetch) {
        Page<T> first = fetch.apply(Optional.empty());
        return Stream.iterate(
                        Optional.of(first),
                        Optional::isPresent,
                        page -> page.flatMap(Page::next).map(next -> fetch.apply(Optional.of(next))))
                .flatMap(page -> page.stream().flatMap(one -> one.items().stream()));
    }
}
