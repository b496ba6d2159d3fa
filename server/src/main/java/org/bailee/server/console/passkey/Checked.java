package org.bailee.server.console.passkey;

/// What became of an answer of a browser's authenticator.
public sealed interface Checked {
    /// It was made just now, for this site, by this passkey, which verified its person.
    record Verified(byte[] credentialId) implements Checked {}

    /// It was not, and nobody is told why.
    record NotVerified() implements Checked {}

    /// Its count went backwards: another device may have the same key.
    record Copied(byte[] credentialId) implements Checked {}
}
