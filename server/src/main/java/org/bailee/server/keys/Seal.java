package org.bailee.server.keys;

import org.bailee.crypto.RootKey;

/// Keeps the root key while the server is down. Whoever passes the seal can open everything.
interface Seal {
    SealKind kind();

    /// Whether it opens without anybody being asked: at a start without a terminal, say.
    boolean opensByItself();

    /// The same seal with what somebody must be asked for at hand: asked once, however many rows are then tried.
    ///
    /// @throws org.bailee.server.shared.Unavailable if there is nobody to ask
    default Seal asked() {
        return this;
    }

    /// @return what the database keeps; of no use without the seal's own secret
    byte[] seal(RootKey root);

    /// @throws org.bailee.server.shared.Unavailable if the secret is missing, wrong or damaged; says which and
    /// what to do
    RootKey unseal(byte[] sealed);
}
