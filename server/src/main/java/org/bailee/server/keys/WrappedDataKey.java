package org.bailee.server.keys;

import org.bailee.server.shared.SubjectId;

/// A person's data key as the database keeps it.
record WrappedDataKey(SubjectId subject, int keyEncryptionKey, byte[] wrapped) {}
