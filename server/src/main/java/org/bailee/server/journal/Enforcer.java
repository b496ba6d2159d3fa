package org.bailee.server.journal;

/// Does again what was done before. Whoever keeps what is to be erased implements it.
public interface Enforcer {
    /// Erases what is there, and does nothing where nothing is. In a transaction of its own, with its entry in
    /// the log.
    ///
    /// @return whether anything was there
    boolean enforce(Obligation obligation);
}
