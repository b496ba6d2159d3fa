package org.bailee.cli.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bailee.cli.verify.NamedProof.Claim;
import tools.jackson.databind.JsonNode;

/// A proof of a certificate, and what the certificate says of its entry.
final class Claims {
    private final String name;
    private final ProofFile proof;
    private final Told told;
    private final List<Claim> claims = new ArrayList<>();

    private Claims(String name, ProofFile proof) {
        this.name = name;
        this.proof = proof;
        this.told = proof.told();
    }

    /// @throws Unreadable if it is no proof
    static Claims by(String name, JsonNode text) {
        if (!text.isString()) {
            throw new Unreadable("It has no " + name + ".");
        }
        try {
            return new Claims(name, ProofFile.parse(text.stringValue().getBytes(StandardCharsets.UTF_8)));
        } catch (Unreadable malformed) {
            throw new Unreadable("Its " + name + ": " + malformed.why());
        }
    }

    Told told() {
        return told;
    }

    String madeAt() {
        return Instant.EPOCH.plus(told.at(), ChronoUnit.MICROS).toString();
    }

    String detail(String detail) {
        return told.details().getOrDefault(detail, "");
    }

    void says(String member, String said, String entry) {
        claims.add(new Claim(member, said, entry));
    }

    /// A text, if the certificate has it; the entry has it then as well, and no more.
    void saysText(String member, JsonNode said, String detail) {
        must(said.isString() || isAbsent(said), member);
        says(member, said.asString(""), detail(detail));
    }

    void saysNumber(String member, JsonNode said, String detail) {
        must(said.isIntegralNumber(), member);
        says(member, said.asString(""), detail(detail));
    }

    void saysTruth(String member, JsonNode said, String detail) {
        must(said.isBoolean(), member);
        says(member, said.asString(""), detail(detail));
    }

    /// What is written in another way than the server writes it may be read in another way than it was compared.
    static void must(boolean isWritten, String member) {
        if (!isWritten) {
            throw new Unreadable("Its " + member + " is not written as a certificate has it.");
        }
    }

    static boolean isAbsent(JsonNode said) {
        return said.isMissingNode() || said.isNull();
    }

    /// @param kinds of which the entry must be one, and of something that was done
    NamedProof ofOne(Set<String> kinds) {
        if (!kinds.contains(told.kind())) {
            claims.add(new Claim("the kind of entry", String.join(" or ", new TreeSet<>(kinds)), told.kind()));
        }
        claims.add(new Claim("that it was done", "true", String.valueOf(told.isDone())));
        return new NamedProof(name, proof, List.copyOf(claims));
    }
}
