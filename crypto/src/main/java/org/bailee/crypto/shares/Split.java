package org.bailee.crypto.shares;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret of 32 bytes split among custodians (Shamir, "How to share a secret", 1979): any so many of them give it
/// back, and fewer know nothing of it.
///
/// @param id the same in all shares, and no secret
/// @param check by which the secret is known again; tells nothing of it, since the secret is 256 random bits
public record Split(long id, int needed, int count, byte[] check) {
    public static final int MOST = 16;
    public static final int SECRET = Share.LENGTH;
    public static final int CHECK = 16;

    private static final byte[] LABEL = "bailee shares 1".getBytes(US_ASCII);

    public Split {
        if (needed < 2 || count < needed || count > MOST || check.length != CHECK) {
            throw new IllegalArgumentException("A split is of 2 to 16 shares, of which at least 2 are needed.");
        }
        check = check.clone();
    }

    /// A split and its shares, which are handed out and then forgotten.
    public record Made(Split split, List<Share> shares) {}

    /// Splits, and tries every choice of as many as are needed before anything is handed out.
    ///
    /// @param secret 32 uniformly random bytes; stays the caller's to wipe
    public static Made of(byte[] secret, int needed, int count, SecureRandom random) {
        if (secret.length != SECRET) {
            throw new IllegalArgumentException("What is split is 32 bytes long.");
        }
        long id = random.nextLong();
        Split split = new Split(id, needed, count, check(secret, id, needed, count));
        byte[][] values = new byte[count][SECRET];
        byte[] coefficients = new byte[needed];
        for (int at = 0; at < SECRET; at++) {
            random.nextBytes(coefficients);
            coefficients[0] = secret[at];
            for (int i = 0; i < count; i++) {
                values[i][at] = (byte) Field.at(i + 1, coefficients);
            }
        }
        Arrays.fill(coefficients, (byte) 0);
        List<Share> shares = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            shares.add(new Share(id, needed, count, i + 1, values[i]));
        }
        Choices.of(count, needed).forEach(choice -> {
            byte[] again = interpolate(choice.stream().map(shares::get).toList());
            boolean same = split.isSecret(again);
            Arrays.fill(again, (byte) 0);
            if (!same) {
                shares.forEach(Share::destroy);
                throw new IllegalStateException("A split does not give its secret back.");
            }
        });
        return new Made(split, shares);
    }

    /// The secret, which the caller wipes.
    ///
    /// @throws ShareRefused if the shares do not give it, or not all of them lie with those that do. Which ones are
    /// forged nobody can tell from the shares: two forgers can make three honest ones look so
    public byte[] combine(List<Share> shares) {
        mustFit(shares);
        if (shares.size() < needed) {
            throw new ShareRefused(ShareRefused.Why.TOO_FEW);
        }
        List<Share> some = shares.subList(0, needed);
        byte[] secret = interpolate(some);
        if (isSecret(secret) && shares.stream().allMatch(share -> liesWith(some, share))) {
            return secret;
        }
        Arrays.fill(secret, (byte) 0);
        throw new ShareRefused(ShareRefused.Why.FALSE);
    }

    /// Whether the share can be one of this split, as far as it shows.
    ///
    /// @throws ShareRefused if it is of another
    public void mustFit(Share share) {
        if (share.split() != id || share.needed() != needed || share.count() != count) {
            throw new ShareRefused(ShareRefused.Why.FOREIGN, List.of(share.number()));
        }
    }

    private void mustFit(List<Share> shares) {
        Set<Integer> numbers = new HashSet<>();
        for (Share share : shares) {
            mustFit(share);
            if (!numbers.add(share.number())) {
                throw new ShareRefused(ShareRefused.Why.REPEATED, List.of(share.number()));
            }
        }
    }

    private static boolean liesWith(List<Share> some, Share share) {
        return some.contains(share) || MessageDigest.isEqual(at(some, share.number()), share.bytes());
    }

    private static byte[] interpolate(List<Share> shares) {
        return at(shares, 0);
    }

    private static byte[] at(List<Share> shares, int x) {
        int[] weights = Field.weights(shares.stream().mapToInt(Share::number).toArray(), x);
        byte[] value = new byte[SECRET];
        for (int i = 0; i < weights.length; i++) {
            byte[] bytes = shares.get(i).bytes();
            for (int at = 0; at < SECRET; at++) {
                value[at] ^= (byte) Field.multiply(bytes[at] & 0xff, weights[i]);
            }
        }
        return value;
    }

    private boolean isSecret(byte[] secret) {
        return MessageDigest.isEqual(check, check(secret, id, needed, count));
    }

    private static byte[] check(byte[] secret, long id, int needed, int count) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(LABEL);
            byte[] whole = mac.doFinal(ByteBuffer.allocate(Long.BYTES + 2)
                    .putLong(id)
                    .put((byte) needed)
                    .put((byte) count)
                    .array());
            return Arrays.copyOf(whole, CHECK);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public byte[] check() {
        return check.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Split that
                && id == that.id
                && needed == that.needed
                && count == that.count
                && Arrays.equals(check, that.check);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return needed + " of " + count;
    }
}
