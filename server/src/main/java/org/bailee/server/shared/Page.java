package org.bailee.server.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
}
