package org.bailee.cli.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// A proof that one entry stands in a log (C2SP tlog-proof), with the entry beside it.
///
/// @param leaf the entry with its place's time, which the proof carries along
public record ProofFile(byte[] leaf, long index, List<byte[]> neighbours, Head head) {
    private static final int MOST_NEIGHBOURS = 63;

    /// @throws Unreadable if it is no proof, or one without its entry
    public static ProofFile parse(byte[] bytes) {
        String text = Strict.utf8(bytes);
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw new Unreadable("It has no head.");
        }
        String[] lines = text.substring(0, split).split("\n", -1);
        if (lines.length < 3
                || !lines[0].equals("c2sp.org/tlog-proof@v1")
                || !lines[1].startsWith("extra ")
                || !lines[2].startsWith("index ")
                || lines.length > 3 + MOST_NEIGHBOURS) {
            throw new Unreadable("It is no proof that carries its entry.");
        }
        List<byte[]> neighbours = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(3, lines.length)) {
            byte[] hash = Strict.base64(line);
            if (hash.length != Sha.SIZE) {
                throw new Unreadable("A hash in it is not 32 bytes.");
            }
            neighbours.add(hash);
        }
        return new ProofFile(
                Strict.base64(lines[1].substring("extra ".length())),
                Strict.number(lines[2].substring("index ".length())),
                neighbours,
                Head.parse("in the proof", text.substring(split + 2).getBytes(StandardCharsets.UTF_8)));
    }

    /// What the entry tells.
    ///
    /// @throws Unreadable if it is none
    public Told told() {
        return new LeafReader().read(leaf, 0, leaf.length);
    }

    public String root() {
        return Base64.getEncoder().encodeToString(head.root());
    }

    /// Whether the entry stands at its place of the tree the head tells of (RFC 6962, section 2.1.1): from the leaf up,
    /// a subtree at a time, each as the recursion of that section has it.
    public boolean isIncluded() {
        if (index < 0 || index >= head.size()) {
            return false;
        }
        Sha sha = new Sha();
        List<byte[]> left = new ArrayList<>(neighbours);
        try {
            byte[] root = root(sha, index, head.size(), left);
            return left.isEmpty() && Arrays.equals(root, head.root());
        } catch (IndexOutOfBoundsException tooFew) {
            return false;
        }
    }

    /// @param left the neighbours not used yet: the last is the highest
    private byte[] root(Sha sha, long at, long size, List<byte[]> left) {
        if (size == 1) {
            return sha.leaf(leaf, 0, leaf.length);
        }
        long half = Long.highestOneBit(size - 1);
        if (left.isEmpty()) {
            throw new IndexOutOfBoundsException();
        }
        byte[] neighbour = left.removeLast();
        return at < half
                ? sha.node(root(sha, at, half, left), neighbour)
                : sha.node(neighbour, root(sha, at - half, size - half, left));
    }

    /// Those of the keys that signed the head; throws nothing for the others.
    public List<String> signedBy(List<PublicKey> keys) {
        return keys.stream()
                .filter(key -> head.by(key) == Head.Word.SIGNED)
                .map(PublicKey::name)
                .toList();
    }
}
