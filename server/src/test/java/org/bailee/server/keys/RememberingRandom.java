package org.bailee.server.keys;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers every 32 bytes it gave: all keys there are.
final class RememberingRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient List<byte[]> keys = new CopyOnWriteArrayList<>();

    @Override
    public void nextBytes(byte[] target) {
        super.nextBytes(target);
        if (target.length == 32) {
            keys.add(target.clone());
        }
    }

    List<byte[]> keys() {
        return keys;
    }
}
