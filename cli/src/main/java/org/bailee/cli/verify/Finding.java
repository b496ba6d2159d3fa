package org.bailee.cli.verify;

/// One thing that is wrong, and where.
///
/// @param from the first position it concerns; -1 if it concerns no entry
/// @param to the last
public record Finding(Flaw flaw, long from, long to, String says) {
    static Finding of(Flaw flaw, String says) {
        return new Finding(flaw, -1, -1, says);
    }

    static Finding at(Flaw flaw, long position, String says) {
        return new Finding(flaw, position, position, says);
    }

    /// Whether the other says the same of the entries right behind.
    boolean isFollowedBy(Finding other) {
        return from >= 0 && flaw == other.flaw && says.equals(other.says) && other.from <= to + 1 && other.from >= from;
    }

    Finding through(Finding other) {
        return new Finding(flaw, from, Math.max(to, other.to), says);
    }

    /// `entries 256–511`, or nothing.
    public String where() {
        if (from < 0) {
            return "";
        }
        return from == to ? "entry " + from : "entries " + from + "–" + to;
    }
}
