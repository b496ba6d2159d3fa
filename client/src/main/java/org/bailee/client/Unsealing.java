package org.bailee.client;

import java.util.List;

/// How far people have come in opening a server.
///
/// @param kinds of the seals there are, any of which opens it; empty unless it is sealed
public record Unsealing(boolean isSealed, List<String> kinds, List<Shares> custodians) {
    /// One seal by custodians.
    ///
    /// @param brought the numbers of the shares that were given
    public record Shares(String seal, int needed, int count, List<Integer> brought) {}
}
