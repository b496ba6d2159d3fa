package org.bailee.crypto.shares;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/// What one custodian holds: worth nothing alone, and found damaged before it is used.
public final class Share implements Destroyable {
    static final int LENGTH = 32;
    static final int SPLIT = 8;

    private static final byte FORMAT = 1;
    private static final int PAYLOAD = 1 + SPLIT + 3 + LENGTH;
    private static final int CHECK = 6;
    private static final byte[] LABEL = "bailee share 1".getBytes(US_ASCII);
    private static final int GROUP = 5;

    private final long split;
    private final int needed;
    private final int count;
    private final int number;
    private final byte[] bytes;
    private volatile boolean destroyed;

    /// @param bytes become the share's own
    Share(long split, int needed, int count, int number, byte[] bytes) {
        if (needed < 2 || count < needed || count > Split.MOST || number < 1 || number > count) {
            throw new ShareRefused(ShareRefused.Why.DAMAGED);
        }
        this.split = split;
        this.needed = needed;
        this.count = count;
        this.number = number;
        this.bytes = bytes;
    }

    /// Reads what [#text()] wrote, however it was typed: capitals, spaces and dashes do not matter, and the
    /// digits that look like letters are taken for them.
    ///
    /// @throws ShareRefused if it is no share, or is not as it was written
    public static Share parse(String typed) {
        byte[] all = Letters.read(typed, PAYLOAD + CHECK);
        byte[] payload = Arrays.copyOf(all, PAYLOAD);
        byte[] bytes = Arrays.copyOfRange(payload, PAYLOAD - LENGTH, PAYLOAD);
        try {
            byte[] check = check(payload);
            if (!MessageDigest.isEqual(check, Arrays.copyOfRange(all, PAYLOAD, all.length)) || payload[0] != FORMAT) {
                throw new ShareRefused(ShareRefused.Why.DAMAGED);
            }
            ByteBuffer in = ByteBuffer.wrap(payload, 1, SPLIT + 3);
            return new Share(in.getLong(), in.get(), in.get(), in.get(), bytes);
        } catch (ShareRefused damaged) {
            Arrays.fill(bytes, (byte) 0);
            throw damaged;
        } finally {
            Arrays.fill(payload, (byte) 0);
            Arrays.fill(all, (byte) 0);
        }
    }

    /// The share as its custodian keeps it: 80 letters and digits in groups of five.
    public String text() {
        byte[] payload = ByteBuffer.allocate(PAYLOAD)
                .put(FORMAT)
                .putLong(split)
                .put((byte) needed)
                .put((byte) count)
                .put((byte) number)
                .put(bytes())
                .array();
        byte[] all = Arrays.copyOf(payload, PAYLOAD + CHECK);
        System.arraycopy(check(payload), 0, all, PAYLOAD, CHECK);
        try {
            return Letters.write(all, GROUP);
        } finally {
            Arrays.fill(payload, (byte) 0);
            Arrays.fill(all, (byte) 0);
        }
    }

    /// The same for all shares of one split, and no secret.
    public long split() {
        return split;
    }

    /// How many shares of the split must come together.
    public int needed() {
        return needed;
    }

    public int count() {
        return count;
    }

    /// Which of the split's shares this is, from 1.
    public int number() {
        return number;
    }

    /// Whether the other is this very share, in a time that does not depend on where they differ.
    public boolean isSameAs(Share other) {
        return split == other.split
                && needed == other.needed
                && count == other.count
                && number == other.number
                && MessageDigest.isEqual(bytes(), other.bytes());
    }

    byte[] bytes() {
        if (destroyed) {
            throw new IllegalStateException("This share has been destroyed.");
        }
        return bytes;
    }

    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    /// Tells nothing of the secret: whoever has the share has computed it from the share alone.
    private static byte[] check(byte[] payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(LABEL);
            return Arrays.copyOf(digest.digest(payload), CHECK);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
