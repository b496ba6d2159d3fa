package org.bailee.cli.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many entries at the log's beginning are said to be pruned by an entry that the log's key signed and that
/// knows what they were.
final class Pruned {
    static final String KIND = "log-pruned";

    private final RootStack tree = new RootStack(new Sha());
    private final KeysInForce keys;
    private final String origin;
    private int bundles;
    private long before;

    Pruned(String origin, KeysInForce keys) {
        this.origin = origin;
        this.keys = keys;
    }

    /// @param roots of all whole bundles so far
    /// @param gone how many entries are not there
    /// @return what is wrong with the entry at this position
    Optional<String> take(long position, Map<String, String> details, List<byte[]> roots, long gone) {
        String said = details.getOrDefault("before", "");
        if (!said.matches("[1-9][0-9]{0,17}") || !isSigned(position, said, details)) {
            return Optional.of("It tells of entries to be deleted, and the log's key did not sign it.");
        }
        long end = Long.parseLong(said);
        // More is pruned each time: an entry that goes back tells nothing new.
        if (end <= before || end > gone || end % LogFolder.WIDTH != 0 || end / LogFolder.WIDTH > roots.size()) {
            return Optional.empty();
        }
        for (; bundles < end / LogFolder.WIDTH; bundles++) {
            tree.add(8, roots.get(bundles));
        }
        if (bundles == end / LogFolder.WIDTH
                && Base64.getEncoder().encodeToString(tree.root()).equals(details.getOrDefault("root", ""))) {
            before = end;
        }
        return Optional.empty();
    }

    private boolean isSigned(long position, String said, Map<String, String> details) {
        byte[] message = ("bailee/log-pruned/v1\n" + origin + "\n" + said + "\n" + details.getOrDefault("root", "")
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
        try {
            byte[] by = Strict.base64(details.getOrDefault("by", ""));
            return keys.of(position).stream().anyMatch(key -> key.verifies(message, by));
        } catch (Unreadable unreadable) {
            return false;
        }
    }

    /// Those in front of this position need not be there.
    long before() {
        return before;
    }
}
