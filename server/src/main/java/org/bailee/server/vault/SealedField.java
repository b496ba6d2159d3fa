package org.bailee.server.vault;

/// One field's envelope and the version it was sealed for.
record SealedField(long version, byte[] envelope) {}
