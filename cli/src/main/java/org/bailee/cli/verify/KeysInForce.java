package org.bailee.cli.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whose signature counts for a head of which size: the keys that were given, and those they handed over to.
final class KeysInForce {
    static final String CHANGED = "log-key-changed";

    /// @param since the position of the entry that made it count; -1 from the beginning
    private record InForce(long since, PublicKey key) {}

    private final String origin;
    private final List<InForce> keys = new ArrayList<>();

    KeysInForce(String origin, List<PublicKey> given) {
        this.origin = origin;
        given.forEach(key -> keys.add(new InForce(-1, key)));
    }

    /// Those that may have signed a head of this size.
    List<PublicKey> of(long size) {
        long newest = keys.stream()
                .mapToLong(InForce::since)
                .filter(since -> since < size)
                .max()
                .orElse(-1);
        return keys.stream()
                .filter(key -> key.since() == newest)
                .map(InForce::key)
                .toList();
    }

    /// Takes in a change of key, if both keys signed it.
    ///
    /// @return what is wrong with it
    Optional<String> change(long position, Map<String, String> details) {
        try {
            PublicKey old = PublicKey.parse(details.getOrDefault("old-key", ""));
            PublicKey made = PublicKey.parse(details.getOrDefault("new-key", ""));
            byte[] message = ("bailee/log-key-changed/v1\n" + origin + "\n" + old.vkey() + "\n" + made.vkey() + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            if (of(position).stream().noneMatch(key -> key.vkey().equals(old.vkey()))) {
                return Optional.of("The key is changed by one that is not in force.");
            }
            if (!old.verifies(message, Strict.base64(details.getOrDefault("by-old", "")))
                    || !made.verifies(message, Strict.base64(details.getOrDefault("by-new", "")))) {
                return Optional.of("The change of key is not signed by both keys.");
            }
            keys.add(new InForce(position, made));
            return Optional.empty();
        } catch (Unreadable unreadable) {
            return Optional.of("The change of key cannot be read: " + unreadable.why());
        }
    }
}
