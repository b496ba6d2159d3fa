package org.bailee.server.register;

import java.util.List;
import java.util.SequencedMap;

/// The register file as a tree that remembers where everything stands.
sealed interface Node {
    Spot spot();

    /// @param isPlain written without quotes
    record Text(Spot spot, String value, boolean isPlain) implements Node {}

    record Items(Spot spot, List<Node> items) implements Node {}

    record Block(Spot spot, SequencedMap<String, Entry> entries) implements Node {}

    /// What could not be read and has been reported: nothing more is to be said about it.
    record Unread(Spot spot) implements Node {}

    /// @param key where the key stands
    record Entry(Spot key, Node value) {}
}
