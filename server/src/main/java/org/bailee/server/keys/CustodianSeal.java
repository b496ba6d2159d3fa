package org.bailee.server.keys;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;
import org.bailee.crypto.SealKey;
import org.bailee.crypto.shares.Share;
import org.bailee.crypto.shares.ShareRefused;
import org.bailee.crypto.shares.Split;
import org.bailee.server.shared.Unavailable;

/// Seals by a secret that nobody holds: so many custodians must come together (docs/spec/key-wrapping.md).
///
/// @param shares those that have been brought
record CustodianSeal(List<Share> shares) implements Seal {
    private static final byte FORMAT = 1;
    private static final int HEADER_LENGTH = 1 + Long.BYTES + 2 + Split.CHECK;

    CustodianSeal {
        shares = List.copyOf(shares);
    }

    /// Nobody has come yet.
    static CustodianSeal awaited() {
        return new CustodianSeal(List.of());
    }

    /// What the database keeps of a split.
    ///
    /// @param secret what was split; wiped
    static byte[] seal(byte[] secret, Split split, RootKey root, SecureRandom random) {
        SealKey key = SealKey.takeFrom(secret);
        byte[] header = header(split);
        byte[] envelope = key.seal(root, header, random);
        key.destroy();
        return ByteBuffer.allocate(header.length + envelope.length)
                .put(header)
                .put(envelope)
                .array();
    }

    /// Among how many the secret is split, and how many must come; empty if the header is none.
    static Optional<Split> split(byte[] sealed) {
        if (sealed.length <= HEADER_LENGTH || sealed[0] != FORMAT) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(sealed, 1, HEADER_LENGTH - 1);
        long id = header.getLong();
        int needed = header.get();
        int count = header.get();
        byte[] check = new byte[Split.CHECK];
        header.get(check);
        try {
            return Optional.of(new Split(id, needed, count, check));
        } catch (IllegalArgumentException changed) {
            return Optional.empty();
        }
    }

    @Override
    public SealKind kind() {
        return SealKind.CUSTODIANS;
    }

    @Override
    public boolean opensByItself() {
        return !shares.isEmpty();
    }

    /// Custodians are appointed by people, and never by a start.
    @Override
    public byte[] seal(RootKey root) {
        throw new Unavailable(
                "seal.custodians-first",
                "Custodians cannot be the first seal: there is nobody yet to hold a share.",
                "Start with --seal key-file, appoint custodians, then remove the key file's seal.");
    }

    /// The split stays as it is, and with it what the custodians hold.
    @Override
    public byte[] reseal(byte[] before, RootKey root, SecureRandom random) {
        Split split = split(before).orElseThrow(CustodianSeal::wrong);
        try {
            return seal(combined(split), split, root, random);
        } catch (ShareRefused refused) {
            throw wrong();
        }
    }

    @Override
    public RootKey unseal(byte[] sealed) {
        Split split = split(sealed).orElseThrow(CustodianSeal::wrong);
        try {
            SealKey key = SealKey.takeFrom(combined(split));
            try {
                byte[] envelope = Arrays.copyOfRange(sealed, HEADER_LENGTH, sealed.length);
                return key.unseal(envelope, Arrays.copyOf(sealed, HEADER_LENGTH));
            } finally {
                key.destroy();
            }
        } catch (ShareRefused | Corrupt refused) {
            throw wrong();
        }
    }

    /// Those of other splits were brought for other seals.
    private byte[] combined(Split split) {
        return split.combine(
                shares.stream().filter(share -> share.split() == split.id()).toList());
    }

    private static byte[] header(Split split) {
        return ByteBuffer.allocate(HEADER_LENGTH)
                .put(FORMAT)
                .putLong(split.id())
                .put((byte) split.needed())
                .put((byte) split.count())
                .put(split.check())
                .array();
    }

    private static Unavailable wrong() {
        return new Unavailable(
                "seal.wrong-shares",
                "These shares do not open this database.",
                "Give shares of the newest split, as many as it needs.");
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
