package org.bailee.server.journal;

/// Does again what was done before. Whoever keeps what is to be erased, held or shut out implements it.
public interface Enforcer {
    /// Does it to what is there, and nothing where it is done already, or is another's to do. In a transaction of its
    /// own, with its entry in the log.
    ///
    /// @return whether anything had to be done
    boolean enforce(Obligation obligation);
}
