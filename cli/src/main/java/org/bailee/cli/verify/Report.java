package org.bailee.cli.verify;

import java.util.List;

/// What a verification came to.
///
/// @param size of the log, as its head says; -1 if there is none that can be read
/// @param root as base64, or empty
/// @param checked entries that were read and hashed
/// @param gone entries that are pruned, of which only the hashes were checked
/// @param late entries that got their place long after they were made
/// @param firstLate the position of the first of them; -1 if there is none
/// @param cosigned witnesses that signed the head
/// @param findings in the order of their classes, then of positions
public record Report(
        String origin,
        long size,
        String root,
        long checked,
        long gone,
        long late,
        long firstLate,
        List<String> cosigned,
        int olderHeads,
        List<Finding> findings) {
    public boolean isWhole() {
        return findings.isEmpty();
    }

    /// Of the first class that has a finding; 0 if the log is whole.
    public int exit() {
        return findings.isEmpty() ? 0 : findings.getFirst().flaw().exit();
    }
}
