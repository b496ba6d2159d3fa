package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/// Keeps what staff sign in with: secrets sealed, rows bound (docs/spec/key-wrapping.md).
public final class StaffRoot extends NumberedKey {
    private static final byte FORMAT = 1;

    private final EnvelopeKey secrets;
    private final Secret macs;

    StaffRoot(int number, Secret master) {
        super(number, master);
        this.secrets = new EnvelopeKey(master, "bailee staff-secret 1");
        this.macs = Secret.takeFrom(Hmac.expand(master, "bailee staff-mac 1".getBytes(US_ASCII), Secret.LENGTH));
    }

    public static StaffRoot random(int number, SecureRandom random) {
        return new StaffRoot(number, Secret.random(random));
    }

    /// @param what the kind of secret: one kind does not open as another, nor one person's as another's
    public byte[] seal(byte[] secret, String what, UUID person, SecureRandom random) {
        return secrets.seal(secret, place(what, person), random);
    }

    /// @throws Corrupt if it was not sealed under this key as this kind of secret of this person
    public byte[] open(byte[] sealed, String what, UUID person) {
        return secrets.open(sealed, place(what, person));
    }

    /// 32 bytes that only who has this key can make or check.
    public byte[] mac(String what, byte[] message) {
        byte[] name = what.getBytes(UTF_8);
        return Hmac.sha256(
                macs,
                ByteBuffer.allocate(4 + name.length + message.length)
                        .putInt(name.length)
                        .put(name)
                        .put(message)
                        .array());
    }

    private byte[] place(String what, UUID person) {
        byte[] name = what.getBytes(UTF_8);
        return ByteBuffer.allocate(1 + 4 + name.length + 16 + 4)
                .put(FORMAT)
                .putInt(name.length)
                .put(name)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .putInt(number())
                .array();
    }

    @Override
    public void destroy() {
        super.destroy();
        secrets.destroy();
        macs.destroy();
    }
}
