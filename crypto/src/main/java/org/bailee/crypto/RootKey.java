package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.security.auth.Destroyable;

/// The key above all others: wraps key-encryption keys, index roots, staff roots and backup keys, and is itself
/// kept behind a seal.
public final class RootKey implements Destroyable {
    private static final byte FORMAT = 1;

    private final Secret master;
    private final EnvelopeKey keys;

    RootKey(Secret master) {
        this.master = master;
        this.keys = new EnvelopeKey(master, "bailee key 1");
    }

    public static RootKey random(SecureRandom random) {
        return new RootKey(Secret.random(random));
    }

    /// In a time that does not depend on where they differ.
    public boolean isSameAs(RootKey other) {
        byte[] mine = bytes();
        byte[] theirs = other.bytes();
        try {
            return MessageDigest.isEqual(mine, theirs);
        } finally {
            Arrays.fill(mine, (byte) 0);
            Arrays.fill(theirs, (byte) 0);
        }
    }

    public byte[] wrap(KeyEncryptionKey key, SecureRandom random) {
        return wrap(key.bytes(), place("key-encryption-key", key.number()), random);
    }

    /// @throws Corrupt if this is not the key-encryption key of that number, wrapped under this root key
    public KeyEncryptionKey unwrapKeyEncryptionKey(int number, byte[] wrapped) {
        return new KeyEncryptionKey(number, unwrap(wrapped, place("key-encryption-key", number)));
    }

    public byte[] wrap(IndexRoot root, SecureRandom random) {
        return wrap(root.bytes(), place("index-root", root.number()), random);
    }

    /// @throws Corrupt if this is not the index root of that number, wrapped under this root key
    public IndexRoot unwrapIndexRoot(int number, byte[] wrapped) {
        return new IndexRoot(number, unwrap(wrapped, place("index-root", number)));
    }

    public byte[] wrap(StaffRoot root, SecureRandom random) {
        return wrap(root.bytes(), place("staff-root", root.number()), random);
    }

    /// @throws Corrupt if this is not the staff root of that number, wrapped under this root key
    public StaffRoot unwrapStaffRoot(int number, byte[] wrapped) {
        return new StaffRoot(number, unwrap(wrapped, place("staff-root", number)));
    }

    public byte[] wrap(BackupKey key, SecureRandom random) {
        return wrap(key.bytes(), place("backup-key", key.number()), random);
    }

    /// @throws Corrupt if this is not the backup key of that number, wrapped under this root key
    public BackupKey unwrapBackupKey(int number, byte[] wrapped) {
        return new BackupKey(number, unwrap(wrapped, place("backup-key", number)));
    }

    /// A wrapped key under another root key, with its place as it was.
    ///
    /// @param kind of the wrapped key, as docs/spec/key-wrapping.md writes it
    /// @throws Corrupt if this is not the key of that kind and number, wrapped under this root key
    public byte[] rewrap(String kind, int number, byte[] wrapped, RootKey under, SecureRandom random) {
        byte[] place = place(kind, number);
        Secret key = unwrap(wrapped, place);
        try {
            return under.wrap(key.getEncoded(), place, random);
        } finally {
            key.destroy();
        }
    }

    /// The root key of that number, which takes this one's place, for whoever has this one in memory.
    public byte[] wrap(RootKey successor, int number, SecureRandom random) {
        return wrap(successor.bytes(), place("root-key", number), random);
    }

    /// @throws Corrupt if this is not the root key of that number, handed on under this one
    public RootKey unwrapSuccessor(int number, byte[] wrapped) {
        return new RootKey(unwrap(wrapped, place("root-key", number)));
    }

    /// 32 bytes beside what a seal keeps, which only who has this root key can make: a seal need not be opened to tell
    /// that it is of this root key, and that nobody changed it since.
    public byte[] mark(UUID seal, String kind, byte[] sealed) {
        byte[] name = kind.getBytes(US_ASCII);
        byte[] message = ByteBuffer.allocate(16 + 4 + name.length + sealed.length)
                .putLong(seal.getMostSignificantBits())
                .putLong(seal.getLeastSignificantBits())
                .putInt(name.length)
                .put(name)
                .put(sealed)
                .array();
        Secret key = Secret.takeFrom(Hmac.expand(master, "bailee seal-mark 1".getBytes(US_ASCII), Secret.LENGTH));
        try {
            return Hmac.sha256(key, message);
        } finally {
            key.destroy();
        }
    }

    private byte[] wrap(byte[] bytes, byte[] place, SecureRandom random) {
        try {
            return keys.seal(bytes, place, random);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private Secret unwrap(byte[] wrapped, byte[] place) {
        byte[] bytes = keys.open(wrapped, place);
        if (bytes.length != Secret.LENGTH) {
            throw new Corrupt();
        }
        return Secret.takeFrom(bytes);
    }

    private static byte[] place(String label, int number) {
        byte[] name = label.getBytes(US_ASCII);
        return ByteBuffer.allocate(1 + 4 + name.length + 4)
                .put(FORMAT)
                .putInt(name.length)
                .put(name)
                .putInt(number)
                .array();
    }

    byte[] bytes() {
        return master.getEncoded();
    }

    @Override
    public void destroy() {
        master.destroy();
        keys.destroy();
    }

    @Override
    public boolean isDestroyed() {
        return master.isDestroyed();
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
