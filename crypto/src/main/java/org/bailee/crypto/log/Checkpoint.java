package org.bailee.crypto.log;

import java.util.Arrays;
import java.util.List;

/// A log's head: how many leaves it has and the root over them (C2SP tlog-checkpoint).
///
/// @param origin which log
/// @param extensions further lines, which say nothing about the tree
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty()
                || size < 0
                || size == 0 && !root.equals(Hash.EMPTY)
                || extensions.stream().anyMatch(String::isEmpty)) {
            throw new Malformed("This is no head of a log.");
        }
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /// @param text of a note
    /// @throws Malformed if it is not the one spelling of a checkpoint
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            throw new Malformed("A checkpoint is origin, size and root, a line each.");
        }
        return new Checkpoint(
                lines[0],
                Text.number(lines[1]),
                Hash.parse(lines[2]),
                Arrays.asList(lines).subList(3, lines.length - 1));
    }

    /// The text to sign; ends with a newline.
    public String text() {
        StringBuilder text = new StringBuilder()
                .append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root)
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
