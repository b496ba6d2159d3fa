package org.bailee.server.audit;

/// Keeps the secret halves of the keys the log signs with; the log itself knows only their numbers.
public interface LogKeys {
    /// Whether nothing can be signed at the moment; entries then wait for their places.
    boolean isSealed();

    /// Makes a key and keeps it, in the caller's transaction.
    ///
    /// @return its public half: the 32 bytes of RFC 8032
    /// @throws org.bailee.server.shared.Unavailable while sealed
    byte[] make(int number);

    /// @return an Ed25519 signature: 64 bytes
    /// @throws org.bailee.server.shared.Unavailable while sealed
    /// @throws org.bailee.crypto.Corrupt if the key is missing or was changed
    byte[] sign(int number, byte[] message);

    /// Destroys a key, in the caller's transaction.
    void destroy(int number);
}
