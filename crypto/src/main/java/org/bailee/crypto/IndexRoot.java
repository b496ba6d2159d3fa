package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/// What all index keys of one version are derived from (docs/spec/blind-index.md).
public final class IndexRoot extends NumberedKey {
    private static final byte[] LABEL = "bailee index 1".getBytes(UTF_8);

    IndexRoot(int number, Secret master) {
        super(number, master);
    }

    public static IndexRoot random(int number, SecureRandom random) {
        return new IndexRoot(number, Secret.random(random));
    }

    /// The key of one field's index, of one way of searching it; costly, so keep it.
    public IndexKey key(String collection, String field, String way) {
        byte[] collectionName = collection.getBytes(UTF_8);
        byte[] fieldName = field.getBytes(UTF_8);
        byte[] wayName = way.getBytes(UTF_8);
        int size = LABEL.length + 4 + collectionName.length + 4 + fieldName.length + 4 + wayName.length + 4;
        byte[] info = ByteBuffer.allocate(size)
                .put(LABEL)
                .putInt(collectionName.length)
                .put(collectionName)
                .putInt(fieldName.length)
                .put(fieldName)
                .putInt(wayName.length)
                .put(wayName)
                .putInt(number())
                .array();
        return new IndexKey(Secret.takeFrom(Hmac.expand(master(), info, Secret.LENGTH)));
    }
}
