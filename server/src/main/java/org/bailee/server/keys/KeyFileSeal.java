package org.bailee.server.keys;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;
import org.bailee.crypto.SealKey;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals by a file: the server starts by itself, and so does whoever copies the file and the database.
final class KeyFileSeal implements Seal {
    private static final Logger log = LoggerFactory.getLogger(KeyFileSeal.class);
    private static final byte[] HEADER = {1};

    private final KeyFile file;
    private final SecureRandom random;
    private final AtomicBoolean warned = new AtomicBoolean();

    KeyFileSeal(KeyFile file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    @Override
    public SealKind kind() {
        return SealKind.KEY_FILE;
    }

    @Override
    public boolean opensByItself() {
        return true;
    }

    /// A file that is there already is used: a first start may have been cut off after making it.
    @Override
    public byte[] seal(RootKey root) {
        if (!file.exists()) {
            file.create(random);
        }
        byte[] sealed = seal(file.secret(), root, random);
        warn();
        return sealed;
    }

    @Override
    public RootKey unseal(byte[] sealed) {
        try {
            RootKey root = unseal(file.secret(), sealed);
            warn();
            return root;
        } catch (Corrupt _) {
            throw new Unavailable(
                    "seal.wrong-key-file",
                    "The key file " + file.path() + " does not fit this database.",
                    "Start with the key file this database was made with, or the database this file was made for.");
        }
    }

    /// @param secret what stands in a key file; wiped
    static byte[] seal(byte[] secret, RootKey root, SecureRandom random) {
        SealKey key = SealKey.takeFrom(secret);
        byte[] envelope = key.seal(root, HEADER, random);
        key.destroy();
        return ByteBuffer.allocate(HEADER.length + envelope.length)
                .put(HEADER)
                .put(envelope)
                .array();
    }

    /// @param secret what stands in a key file; wiped
    /// @throws Corrupt if it was not sealed by this secret
    static RootKey unseal(byte[] secret, byte[] sealed) {
        SealKey key = SealKey.takeFrom(secret);
        try {
            if (sealed.length == 0 || sealed[0] != HEADER[0]) {
                throw new Corrupt();
            }
            return key.unseal(Arrays.copyOfRange(sealed, HEADER.length, sealed.length), HEADER);
        } finally {
            key.destroy();
        }
    }

    /// Once: a restore opens its seal again and again, and what is said five times is read by nobody.
    private void warn() {
        if (warned.getAndSet(true)) {
            return;
        }
        log.warn("""
                ANYONE WHO COPIES THE FILE {} TOGETHER WITH THE DATABASE CAN OPEN EVERYTHING.
                What to do: keep a copy of the file where no copy of the database is, and never put both into one backup.
                An installation sealed by a passphrase (--seal passphrase) has no such file.""", file.path());
    }
}
