package org.bailee.server.keys;

import org.bailee.crypto.DataKey;
import org.bailee.server.shared.SubjectId;

/// A data key made for a person who is about to be stored, in the clear and wrapped.
///
/// @param keyEncryptionKey the number of the key-encryption key it is wrapped under
public record NewDataKey(SubjectId subject, DataKey key, int keyEncryptionKey, byte[] wrapped) {}
