package org.bailee.server.keys;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;
import org.bailee.crypto.SealKey;
import org.bailee.server.shared.Unavailable;

/// Seals by a passphrase: the server starts only when somebody who knows it is there.
final class PassphraseSeal implements Seal {
    static final int SHORTEST = 12;

    /// 64 MiB, with 3 passes: the second choice of RFC 9106, for machines without 2 GiB to spare.
    private static final int MEMORY_KIB = 64 * 1024;

    private final Passphrases passphrases;
    private final SecureRandom random;
    private final int memoryKib;

    PassphraseSeal(Passphrases passphrases, SecureRandom random) {
        this(passphrases, random, MEMORY_KIB);
    }

    /// For tests, which seal often.
    PassphraseSeal(Passphrases passphrases, SecureRandom random, int memoryKib) {
        this.passphrases = passphrases;
        this.random = random;
        this.memoryKib = memoryKib;
    }

    @Override
    public SealKind kind() {
        return SealKind.PASSPHRASE;
    }

    @Override
    public boolean opensByItself() {
        return passphrases.isAtHand();
    }

    @Override
    public Seal asked() {
        return new PassphraseSeal(new GivenPassphrase(passphrases.known()), random, memoryKib);
    }

    static boolean isLongEnough(String passphrase) {
        return passphrase.codePointCount(0, passphrase.length()) >= SHORTEST;
    }

    @Override
    public byte[] seal(RootKey root) {
        String passphrase = passphrases.chosen();
        if (!isLongEnough(passphrase)) {
            throw new Unavailable(
                    "seal.passphrase-too-short",
                    "The passphrase has fewer than " + SHORTEST + " characters.",
                    "Choose a longer one; four or five unrelated words are easy to keep and hard to guess.");
        }
        Stretching stretching = Stretching.fresh(memoryKib, random);
        SealKey key = stretching.key(passphrase);
        byte[] envelope = key.seal(root, stretching.header(), random);
        key.destroy();
        return ByteBuffer.allocate(Stretching.HEADER_LENGTH + envelope.length)
                .put(stretching.header())
                .put(envelope)
                .array();
    }

    @Override
    public RootKey unseal(byte[] sealed) {
        try {
            Stretching stretching = Stretching.read(sealed);
            SealKey key = stretching.key(passphrases.known());
            try {
                byte[] envelope = Arrays.copyOfRange(sealed, Stretching.HEADER_LENGTH, sealed.length);
                return key.unseal(envelope, stretching.header());
            } finally {
                key.destroy();
            }
        } catch (Corrupt _) {
            throw new Unavailable(
                    "seal.wrong-passphrase",
                    "The passphrase does not open this database.",
                    "Try again, minding capitals and keyboard layout; if it is surely right, the sealed root key in the database is damaged: restore it from a backup.");
        }
    }
}
