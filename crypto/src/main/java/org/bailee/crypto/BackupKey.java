package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/// What the keys of backup sets are derived from (docs/spec/backup.md): each set is sealed under one of its own.
public final class BackupKey extends NumberedKey {
    private static final byte[] LABEL = "bailee backup-set 1".getBytes(US_ASCII);

    BackupKey(int number, Secret master) {
        super(number, master);
    }

    public static BackupKey random(int number, SecureRandom random) {
        return new BackupKey(number, Secret.random(random));
    }

    /// The key of one set. As no two sets share one, neither a part nor a manifest of one opens in another.
    public BackupSetKey of(UUID set) {
        byte[] info = ByteBuffer.allocate(LABEL.length + 16 + 4)
                .put(LABEL)
                .putLong(set.getMostSignificantBits())
                .putLong(set.getLeastSignificantBits())
                .putInt(number())
                .array();
        return new BackupSetKey(Secret.takeFrom(Hmac.expand(master(), info, Secret.LENGTH)));
    }
}
