package org.bailee.server.keys;

/// The seed of a key the audit log signs with, as the database keeps it.
record WrappedLogKey(int number, int keyEncryptionKey, byte[] wrapped) {}
