package org.bailee.server.journal;

/// Does again what was done before. Whoever keeps what is to be erased or held implements it.
public interface Enforcer {
    /// Erases, holds or releases what is there, and does nothing where it is done already. In a transaction of
    /// its own, with its entry in the log.
    ///
    /// @return whether anything had to be done
    boolean enforce(Obligation obligation);
}
