package org.bailee.crypto.log;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/// Four bytes by which a signature says which key it is of: SHA-256(name | newline | type | key), its beginning.
final class KeyId {
    private KeyId() {}

    static int of(String name, byte type, byte[] key) {
        MessageDigest digest = Hash.sha256();
        digest.update(Text.utf8(name + "\n"));
        digest.update(type);
        return read(digest.digest(key));
    }

    static int read(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt();
    }

    static byte[] bytes(int id) {
        return ByteBuffer.allocate(4).putInt(id).array();
    }

    static String hex(int id) {
        return java.util.HexFormat.of().formatHex(bytes(id));
    }
}
