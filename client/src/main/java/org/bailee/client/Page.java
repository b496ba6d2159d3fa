package org.bailee.client;

import java.util.List;
import java.util.Optional;

/// Some items of a longer list, and where the next ones begin.
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }
}
