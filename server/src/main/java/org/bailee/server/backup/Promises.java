package org.bailee.server.backup;

/// What was promised to people after a set was taken, and must be kept again before anybody is served from it.
interface Promises {
    /// Runs in the transaction that puts the set back: if it fails, nothing was put back.
    ///
    /// @throws org.bailee.server.shared.Unavailable if nobody can tell what was promised since
    void keep(Manifest data, Manifest keys);
}
