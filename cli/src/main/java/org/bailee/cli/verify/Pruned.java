package org.bailee.cli.verify;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/// How many entries at the log's beginning are said to be pruned by an entry that knows what they were.
final class Pruned {
    static final String KIND = "log-pruned";

    private final RootStack tree = new RootStack(new Sha());
    private int bundles;
    private long before;

    /// @param roots of all whole bundles so far
    /// @param gone how many entries are not there
    void take(Map<String, String> details, List<byte[]> roots, long gone) {
        String said = details.getOrDefault("before", "");
        if (!said.matches("[1-9][0-9]{0,17}")) {
            return;
        }
        long end = Long.parseLong(said);
        // More is pruned each time: an entry that goes back tells nothing new.
        if (end <= before || end > gone || end % LogFolder.WIDTH != 0 || end / LogFolder.WIDTH > roots.size()) {
            return;
        }
        for (; bundles < end / LogFolder.WIDTH; bundles++) {
            tree.add(8, roots.get(bundles));
        }
        if (bundles == end / LogFolder.WIDTH
                && Base64.getEncoder().encodeToString(tree.root()).equals(details.getOrDefault("root", ""))) {
            before = end;
        }
    }

    /// Those in front of this position need not be there.
    long before() {
        return before;
    }
}
