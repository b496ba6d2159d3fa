package org.bailee.server.keys;

import java.util.List;
import org.bailee.server.shared.SealId;

/// How far people have come in opening a server. Anybody may know.
///
/// @param kinds of the seals there are, any of which opens it; empty unless it is sealed
public record UnsealProgress(boolean isSealed, List<String> kinds, List<Gathered> custodians) {
    /// One seal by custodians.
    ///
    /// @param brought the numbers of the shares that were given, ascending
    public record Gathered(SealId seal, int needed, int count, List<Integer> brought) {
        public int missing() {
            return Math.max(0, needed - brought.size());
        }
    }
}
