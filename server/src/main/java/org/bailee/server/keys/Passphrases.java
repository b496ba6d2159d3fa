package org.bailee.server.keys;

/// Where a passphrase comes from: a file, or whoever sits at the terminal.
interface Passphrases {
    /// @throws org.bailee.server.shared.Unavailable if there is none to be had
    String known();

    /// A passphrase to seal with from now on; the terminal asks twice.
    String chosen();

    /// Whether it is to be had without anybody being asked.
    boolean isAtHand();
}
