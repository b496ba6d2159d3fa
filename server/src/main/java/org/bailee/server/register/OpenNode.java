package org.bailee.server.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A node whose end has not been read yet.
sealed interface OpenNode {
    /// Where the next thing read will stand.
    String whereNext();

    void attach(Node node);

    Node close();

    /// The document itself, which holds one node.
    final class Root implements OpenNode {
        private @Nullable Node content;

        Optional<Node> content() {
            return Optional.ofNullable(content);
        }

        @Override
        public String whereNext() {
            return "";
        }

        @Override
        public void attach(Node node) {
            content = node;
        }

        @Override
        public Node close() {
            throw new IllegalStateException("A document is not inside anything.");
        }
    }

    /// A list.
    final class Items implements OpenNode {
        private final Spot spot;
        private final List<Node> items = new ArrayList<>();

        Items(Spot spot) {
            this.spot = spot;
        }

        @Override
        public String whereNext() {
            return spot.where() + "[" + items.size() + "]";
        }

        @Override
        public void attach(Node node) {
            items.add(node);
        }

        @Override
        public Node close() {
            return new Node.Items(spot, items);
        }
    }

    /// Keys and values, which arrive in turn.
    final class Block implements OpenNode {
        private final Spot spot;
        private final Mistakes mistakes;
        private final SequencedMap<String, Node.Entry> entries = Ordered.map();
        private @Nullable Node key;

        Block(Spot spot, Mistakes mistakes) {
            this.spot = spot;
            this.mistakes = mistakes;
        }

        @Override
        public String whereNext() {
            return key instanceof Node.Text text ? Names.below(spot.where(), text.value()) : spot.where();
        }

        @Override
        public void attach(Node node) {
            if (key == null) {
                key = node;
                return;
            }
            if (key instanceof Node.Text text) {
                Spot at = new Spot(text.spot().line(), text.spot().column(), whereNext());
                if (entries.putIfAbsent(text.value(), new Node.Entry(at, node)) != null) {
                    mistakes.add(FileRules.KEY_TWICE, at);
                }
            } else if (!(key instanceof Node.Unread)) {
                mistakes.add(FileRules.KEY_SHAPE, key.spot());
            }
            key = null;
        }

        @Override
        public Node close() {
            return new Node.Block(spot, entries);
        }
    }
}
