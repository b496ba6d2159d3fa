package org.bailee.server.register;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The parts of two versions, matched by name: those added, those dropped and those in both.
///
/// @param before by name
/// @param after by name
record Pairs<V>(Map<String, V> before, Map<String, V> after) {

    void added(Consumer<V> action) {
        after.forEach((name, part) -> {
            if (!before.containsKey(name)) {
                action.accept(part);
            }
        });
    }

    void dropped(Consumer<V> action) {
        before.forEach((name, part) -> {
            if (!after.containsKey(name)) {
                action.accept(part);
            }
        });
    }

    void kept(BiConsumer<V, V> action) {
        after.forEach(
                (name, part) -> Optional.ofNullable(before.get(name)).ifPresent(former -> action.accept(former, part)));
    }
}
