package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import javax.security.auth.Destroyable;

/// Turns normalised values into digests that can be compared but, without this key, not guessed.
public final class IndexKey implements Destroyable {
    /// 128 bits: two values of one field sharing a digest by chance is out of the question below 2^60 values.
    public static final int DIGEST_LENGTH = 16;

    private final Secret key;

    IndexKey(Secret key) {
        this.key = key;
    }

    public byte[] digest(String normalised) {
        return Arrays.copyOf(Hmac.sha256(key, normalised.getBytes(UTF_8)), DIGEST_LENGTH);
    }

    @Override
    public void destroy() {
        key.destroy();
    }

    @Override
    public boolean isDestroyed() {
        return key.isDestroyed();
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
