package org.bailee.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.keys.SealedBackupKeys;

/// What stands in clear before a manifest: whose set it is and which key opens it. The manifest's seal vouches for it.
///
/// @param sealed the way from a seal to the keys of all sets, which only sets of keys carry
record SetHeader(UUID set, int key, Optional<SealedBackupKeys> sealed) {
    private static final byte[] MAGIC = "bailee-backup ".getBytes(US_ASCII);
    private static final byte FORMAT = 1;
    private static final int MOST_SEALS = 64;

    /// Whether the way to the keys is by the same seals, each with the same root key behind it.
    boolean hasSealsOf(SetHeader other) {
        return told(this).equals(told(other));
    }

    private static List<String> told(SetHeader header) {
        return header.sealed().stream()
                .flatMap(way -> way.roots().stream())
                .map(root -> root.seal() + " " + HexFormat.of().formatHex(root.sealed()))
                .sorted()
                .toList();
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeByte(FORMAT);
            out.writeLong(set.getMostSignificantBits());
            out.writeLong(set.getLeastSignificantBits());
            out.writeInt(key);
            out.writeByte(sealed.map(way -> way.roots().size()).orElse(0));
            if (sealed.isPresent()) {
                for (SealedBackupKeys.Root root : sealed.get().roots()) {
                    sized(root.seal().getBytes(US_ASCII), out);
                    sized(root.sealed(), out);
                }
                out.writeByte(sealed.get().keys().size());
                for (SealedBackupKeys.Key one : sealed.get().keys()) {
                    out.writeInt(one.number());
                    sized(one.wrapped(), out);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// The header the object begins with.
    ///
    /// @throws org.bailee.server.shared.Conflict if it begins with none
    static SetHeader read(byte[] object) {
        if (object.length <= MAGIC.length || !Arrays.equals(object, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw Refused.manifest();
        }
        if (object[MAGIC.length] != FORMAT) {
            throw Refused.newer();
        }
        ByteArrayInputStream bytes = new ByteArrayInputStream(object);
        try (DataInputStream in = new DataInputStream(bytes)) {
            in.skipNBytes(MAGIC.length + 1);
            UUID set = new UUID(in.readLong(), in.readLong());
            int key = in.readInt();
            int seals = in.readUnsignedByte();
            if (seals > MOST_SEALS) {
                throw Refused.manifest();
            }
            if (seals == 0) {
                return new SetHeader(set, key, Optional.empty());
            }
            List<SealedBackupKeys.Root> roots = new ArrayList<>();
            for (int seal = 0; seal < seals; seal++) {
                roots.add(new SealedBackupKeys.Root(new String(sized(in), US_ASCII), sized(in)));
            }
            List<SealedBackupKeys.Key> keys = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                keys.add(new SealedBackupKeys.Key(in.readInt(), sized(in)));
            }
            return new SetHeader(set, key, Optional.of(new SealedBackupKeys(roots, keys)));
        } catch (IOException _) {
            throw Refused.manifest();
        }
    }

    private static void sized(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] sized(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw Refused.manifest();
        }
        return in.readNBytes(length);
    }

    @Override
    public String toString() {
        return "set " + set;
    }
}
