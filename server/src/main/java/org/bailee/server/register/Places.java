package org.bailee.server.register;

import java.util.HashMap;
import java.util.Map;

/// Finds again where in the file a part of the register stands.
final class Places {
    private final Map<String, Spot> spots = new HashMap<>();

    Places(Node root) {
        remember(root);
    }

    Spot of(String where) {
        return spots.getOrDefault(where, Spot.START);
    }

    private void remember(Node node) {
        switch (node) {
            case Node.Block block ->
                block.entries().values().forEach(entry -> {
                    spots.putIfAbsent(entry.key().where(), entry.key());
                    remember(entry.value());
                });
            case Node.Items items -> items.items().forEach(this::remember);
            case Node.Text text -> spots.putIfAbsent(text.spot().where(), text.spot());
            case Node.Unread _ -> {
                // stands nowhere: a file with something unread becomes no register
            }
        }
    }
}
