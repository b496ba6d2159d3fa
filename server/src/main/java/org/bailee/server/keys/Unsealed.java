package org.bailee.server.keys;

/// The keys of a server that has just been unsealed, and what opened them.
record Unsealed(Keychain keychain, SealKind by) {}
