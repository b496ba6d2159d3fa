package org.bailee.server.keys;

import org.bailee.crypto.RootKey;

/// Keeps the root key while the server is down. Whoever passes the seal can open everything.
interface Seal {
    SealKind kind();

    /// @return what the database keeps; of no use without the seal's own secret
    byte[] seal(RootKey root);

    /// @throws org.bailee.server.shared.Unavailable if the secret is missing, wrong or damaged; says which and
    /// what to do
    RootKey unseal(byte[] sealed);
}
