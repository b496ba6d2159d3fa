package org.bailee.cli.verify;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A log made for a test straight from the texts of the formats, by the slowest way there is: each hash by the
/// recursion of RFC 6962.
final class BuiltLog {
    static final String ORIGIN = "bailee/0190c1d2e3f40516";
    static final long BEGAN = 1_790_000_000_000_000L;

    /// What an entry of a test tells; changed by `with…`.
    record Entry(
            long placedAt,
            UUID id,
            long at,
            String kind,
            UUID actor,
            @Nullable UUID subject,
            @Nullable String purpose,
            int outcome,
            Map<String, String> details) {
        Entry kind(String other) {
            return new Entry(placedAt, id, at, other, actor, subject, purpose, outcome, details);
        }

        Entry times(long made, long placed) {
            return new Entry(placed, id, made, kind, actor, subject, purpose, outcome, details);
        }

        Entry purpose(@Nullable String other) {
            return new Entry(placedAt, id, at, kind, actor, subject, other, outcome, details);
        }

        Entry actor(UUID other) {
            return new Entry(placedAt, id, at, kind, other, subject, purpose, outcome, details);
        }

        Entry details(Map<String, String> other) {
            return new Entry(placedAt, id, at, kind, actor, subject, purpose, outcome, other);
        }

        Entry about(@Nullable UUID person) {
            return new Entry(placedAt, id, at, kind, actor, person, purpose, outcome, details);
        }

        byte[] leaf() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            try {
                out.writeLong(placedAt);
                out.write(1);
                uuid(out, id);
                out.writeLong(at);
                text(out, kind);
                uuid(out, actor);
                out.write(subject == null ? 0 : 1);
                if (subject != null) {
                    uuid(out, subject);
                }
                out.write(0);
                out.write(purpose == null ? 0 : 1);
                if (purpose != null) {
                    text(out, purpose);
                }
                out.write(0);
                out.write(outcome);
                out.writeInt(details.size());
                for (Map.Entry<String, String> detail : new TreeMap<>(details).entrySet()) {
                    text(out, detail.getKey());
                    text(out, detail.getValue());
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return bytes.toByteArray();
        }

        private static void uuid(DataOutputStream out, UUID id) throws IOException {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }

        private static void text(DataOutputStream out, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /// A key of a log (1) or a witness (4).
    record Signer(String name, int type, KeyPair pair) {
        static Signer of(String name, int type) {
            try {
                return new Signer(
                        name, type, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        byte[] key() {
            byte[] encoded = pair.getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        }

        byte[] id() {
            return Arrays.copyOf(
                    sha((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {(byte) type}, key()), 4);
        }

        String vkey() {
            return name + "+" + HexFormat.of().formatHex(id()) + "+"
                    + Base64.getEncoder()
                            .encodeToString(ByteBuffer.allocate(33)
                                    .put((byte) type)
                                    .put(key())
                                    .array());
        }

        PublicKey verifier() {
            return PublicKey.parse(vkey());
        }

        byte[] sign(String message) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(message.getBytes(StandardCharsets.UTF_8));
                return signature.sign();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        String line(String text) {
            return line(sign(text));
        }

        String cosign(String text, long seconds) {
            byte[] signed = sign("cosignature/v1\ntime " + seconds + "\n" + text);
            return line(ByteBuffer.allocate(72).putLong(seconds).put(signed).array());
        }

        String line(byte[] signature) {
            byte[] all = ByteBuffer.allocate(4 + signature.length)
                    .put(id())
                    .put(signature)
                    .array();
            return "— " + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
        }
    }

    final List<byte[]> leaves = new ArrayList<>();

    static byte[] sha(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// MTH of RFC 6962, section 2.1.
    byte[] root(int from, int to) {
        if (from == to) {
            return sha();
        }
        if (to - from == 1) {
            return sha(new byte[] {0}, leaves.get(from));
        }
        int half = Integer.highestOneBit(to - from - 1);
        return sha(new byte[] {1}, root(from, from + half), root(from + half, to));
    }

    String head(int size) {
        return ORIGIN + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root(0, size)) + "\n";
    }

    String checkpoint(int size, Signer... signers) {
        StringBuilder note = new StringBuilder(head(size)).append("\n");
        for (Signer signer : signers) {
            note.append(signer.type() == 1 ? signer.line(head(size)) : signer.cosign(head(size), 1_790_000_100L));
        }
        return note.toString();
    }

    /// A tlog-proof of one entry, PATH of RFC 6962, section 2.1.1.
    String proof(int index, int size, Signer... signers) {
        StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nextra ")
                .append(Base64.getEncoder().encodeToString(leaves.get(index)))
                .append("\nindex ")
                .append(index)
                .append('\n');
        path(index, 0, size)
                .forEach(hash ->
                        text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return text.append('\n').append(checkpoint(size, signers)).toString();
    }

    private List<byte[]> path(int index, int from, int to) {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        List<byte[]> path = index < middle ? path(index, from, middle) : path(index, middle, to);
        path.add(index < middle ? root(middle, to) : root(from, middle));
        return path;
    }

    void write(Path folder, Signer... signers) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("checkpoint"), checkpoint(leaves.size(), signers));
            Files.writeString(folder.resolve("keys"), signers[0].vkey() + "\n");
            for (int index = 0; index * 256 < leaves.size(); index++) {
                bundle(folder, index);
            }
            for (int level = 0, span = 1; leaves.size() / span > 0; level++, span *= 256) {
                for (int index = 0; index * 256 < leaves.size() / span; index++) {
                    tile(folder, level, span, index);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void bundle(Path folder, int index) throws IOException {
        int to = Math.min(leaves.size(), (index + 1) * 256);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] leaf : leaves.subList(index * 256, to)) {
            bytes.write(leaf.length >> 8);
            bytes.write(leaf.length);
            bytes.write(leaf);
        }
        file(folder, "tile/entries/%03d".formatted(index), to - index * 256, bytes.toByteArray());
    }

    private void tile(Path folder, int level, int span, int index) throws IOException {
        int hashes = Math.min(256, leaves.size() / span - index * 256);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < hashes; i++) {
            int from = (index * 256 + i) * span;
            bytes.write(root(from, from + span));
        }
        file(folder, "tile/%d/%03d".formatted(level, index), hashes, bytes.toByteArray());
    }

    private static void file(Path folder, String path, int width, byte[] bytes) throws IOException {
        Path file = folder.resolve(width == 256 ? path : path + ".p/" + width);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
