package org.bailee.server.shared;

/// What somebody else wrote, as it may stand in a log: no part of it can be taken for a line of ours.
public final class Legible {
    private Legible() {}

    /// In printable ASCII, with a question mark for whatever is not.
    public static String of(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
