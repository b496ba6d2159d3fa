package org.bailee.server.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// What a passkey has to sign of whom nothing is known yet, so that there is no session to keep it in.
///
/// A challenge vouches for itself: anybody may ask for any number and nothing is kept. Only one that a passkey of ours
/// has answered is written down until it is too old, and is never good again.
public final class DoorChallenges {
    /// As long as a browser waits for its person.
    public static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private static final int SIGNED = Unguessable.BYTES + Long.BYTES;
    private static final String PURPOSE = "door-challenge";

    private final ChallengeStore store;
    private final Means means;

    DoorChallenges(ChallengeStore store, Means means) {
        this.store = store;
        this.means = means;
    }

    /// 256 random bits, until when they are good, and a code over both.
    public byte[] make() {
        byte[] bits = new byte[Unguessable.BYTES];
        means.random().nextBytes(bits);
        byte[] signed = ByteBuffer.allocate(SIGNED)
                .put(bits)
                .putLong(means.now().plus(GOOD_FOR).toEpochMilli())
                .array();
        byte[] code = means.secrets().mac(PURPOSE, signed);
        return ByteBuffer.allocate(SIGNED + code.length).put(signed).put(code).array();
    }

    /// Whether it is one of ours and not too old. Whether it was answered before, [#answered] tells.
    public boolean isGood(byte[] challenge) {
        if (challenge.length <= SIGNED) {
            return false;
        }
        byte[] signed = Arrays.copyOf(challenge, SIGNED);
        byte[] code = Arrays.copyOfRange(challenge, SIGNED, challenge.length);
        return MessageDigest.isEqual(means.secrets().mac(PURPOSE, signed), code)
                && means.now().isBefore(expiresAt(challenge));
    }

    /// Uses up a challenge whose answer was verified: only the first answer is told that it was the first.
    public boolean answered(byte[] challenge) {
        if (!isGood(challenge)) {
            return false;
        }
        store.sweep(means.now());
        return store.answered(challenge, expiresAt(challenge));
    }

    private static Instant expiresAt(byte[] challenge) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(challenge).getLong(Unguessable.BYTES));
    }
}
