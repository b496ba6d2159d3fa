package org.bailee.crypto.log;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// All it takes to show without the log that an entry stands in it (C2SP tlog-proof).
///
/// @param extra opaque, and not vouched for by anything
/// @param checkpoint signed by the log, and perhaps by witnesses
public record TlogProof(Optional<byte[]> extra, long index, List<Hash> proof, Note checkpoint) {
    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /// As many as a tree of 2^63 leaves is high.
    private static final int MOST = 63;

    public TlogProof {
        extra = extra.map(byte[]::clone);
        proof = List.copyOf(proof);
    }

    /// @throws Malformed if it is not the one spelling of a proof
    public static TlogProof parse(String text) {
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new Malformed("A proof is followed by an empty line and a checkpoint.");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        if (!lines.removeFirst().equals(FIRST)) {
            throw new Malformed("This is not a proof as " + FIRST + " has it.");
        }
        Optional<byte[]> extra = lines.isEmpty() || !lines.getFirst().startsWith(EXTRA)
                ? Optional.empty()
                : Optional.of(Text.base64(lines.removeFirst().substring(EXTRA.length())));
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
            throw new Malformed("A proof says at which place the entry stands.");
        }
        long index = Text.number(lines.removeFirst().substring(INDEX.length()));
        if (lines.size() > MOST) {
            throw new Malformed("A proof has no more than " + MOST + " hashes.");
        }
        List<Hash> proof = lines.stream().map(Hash::parse).toList();
        Note checkpoint = Note.parse(text.substring(end + 2));
        Checkpoint.parse(checkpoint.text());
        return new TlogProof(extra, index, proof, checkpoint);
    }

    /// Whether the leaf stands where the proof says, in the tree that its checkpoint tells of. Who signed that is to
    /// be asked besides.
    public boolean proves(Hash leaf) {
        Checkpoint head = Checkpoint.parse(checkpoint.text());
        return Proofs.includes(leaf, index, head.size(), proof, head.root());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        extra.ifPresent(bytes -> text.append(EXTRA)
                .append(Base64.getEncoder().encodeToString(bytes))
                .append('\n'));
        text.append(INDEX).append(index).append('\n');
        proof.forEach(hash -> text.append(hash).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
