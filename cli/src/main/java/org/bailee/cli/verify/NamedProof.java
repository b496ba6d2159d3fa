package org.bailee.cli.verify;

import java.util.ArrayList;
import java.util.List;

/// A proof, where in its file it stands, and what the file says of its entry.
///
/// @param name as in `erasures[0].proof`; empty where the file is the proof
/// @param claims what a certificate says beside the proof
public record NamedProof(String name, ProofFile proof, List<Claim> claims) {
    /// What a member of a certificate says, and what the entry has of it.
    public record Claim(String member, String said, String told) {
        public boolean isTrue() {
            return said.equals(told);
        }
    }

    NamedProof saying(String member, String said, String told) {
        List<Claim> more = new ArrayList<>(claims);
        more.add(new Claim(member, said, told));
        return new NamedProof(name, proof, List.copyOf(more));
    }

    /// The proof that a file is, or all that a certificate must have.
    ///
    /// @throws Unreadable if it is neither
    public static List<NamedProof> allIn(byte[] file) {
        String text = Strict.utf8(file);
        return text.stripLeading().startsWith("{")
                ? new CertificateReader(text).proofs()
                : List.of(new NamedProof("", ProofFile.parse(file), List.of()));
    }
}
