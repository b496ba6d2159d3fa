package org.bailee.server.keys;

/// A root key under the one whose place it took, for servers that run while it is changed.
record WrappedRoot(int number, byte[] wrapped) {}
