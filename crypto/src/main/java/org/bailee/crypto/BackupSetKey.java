package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import javax.security.auth.Destroyable;

/// Seals the objects of one backup set, each for its name and what stands in clear before it.
public final class BackupSetKey implements Destroyable {
    private static final byte FORMAT = 1;

    private final EnvelopeKey objects;

    BackupSetKey(Secret master) {
        this.objects = new EnvelopeKey(master, "bailee backup 1");
        master.destroy();
    }

    public byte[] seal(byte[] content, String name, byte[] header, SecureRandom random) {
        return seal(content, content.length, name, header, random);
    }

    /// @param length how much of the content, from its beginning
    public byte[] seal(byte[] content, int length, String name, byte[] header, SecureRandom random) {
        return objects.seal(content, length, place(name, header), random);
    }

    /// @throws Corrupt if it was not sealed under this key as the object of that name, behind that header
    public byte[] open(byte[] sealed, String name, byte[] header) {
        return objects.open(sealed, place(name, header));
    }

    private static byte[] place(String name, byte[] header) {
        byte[] bytes = name.getBytes(UTF_8);
        return ByteBuffer.allocate(1 + 4 + bytes.length + 4 + header.length)
                .put(FORMAT)
                .putInt(bytes.length)
                .put(bytes)
                .putInt(header.length)
                .put(header)
                .array();
    }

    @Override
    public void destroy() {
        objects.destroy();
    }

    @Override
    public boolean isDestroyed() {
        return objects.isDestroyed();
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
