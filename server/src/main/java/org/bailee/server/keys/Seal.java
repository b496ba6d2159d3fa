package org.bailee.server.keys;

import java.security.SecureRandom;
import org.bailee.crypto.RootKey;

/// Keeps the root key while the server is down. Whoever passes the seal can open everything.
///
/// A seal that asks another machine or device takes its time, may not answer, and may answer wrongly: it stands
/// behind a [TimedSeal], and what it gives is held against what is under the root key before it counts
/// ([RootCheck]).
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

    /// The same for a root key that takes the place of the one before.
    ///
    /// @param before what the database has kept until now, and this has just opened
    default byte[] reseal(byte[] before, RootKey root, SecureRandom random) {
        return seal(root);
    }

    /// @throws org.bailee.server.shared.Unavailable if it stays closed; names the seal, says why as [Closed] tells
    /// apart, and what to do
    RootKey unseal(byte[] sealed);
}
