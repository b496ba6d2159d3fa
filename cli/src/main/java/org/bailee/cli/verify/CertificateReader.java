package org.bailee.cli.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bailee.cli.verify.NamedProof.Claim;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a certificate in JSON (docs/reference/api.md): the proofs each form of it must have, and what it says beside
/// them, member by member. Its sentence in words nobody can compare.
final class CertificateReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode certificate;

    /// @throws Unreadable if it is no JSON
    CertificateReader(String text) {
        try {
            certificate = MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            throw new Unreadable("It begins like a certificate, and is no sound JSON.");
        }
    }

    /// @throws Unreadable if a proof is missing or malformed, or the form unknown
    List<NamedProof> proofs() {
        return switch (certificate.path("form").asString("")) {
            case "bailee-erasure-certificate 1" -> List.of(erased(), statement(text("erasure")));
            case "bailee-part-erasure-certificate 1" -> parts();
            case "bailee-retention-certificate 1" -> List.of(retention());
            default -> throw new Unreadable("It is no certificate of a form this program knows.");
        };
    }

    private NamedProof erased() {
        Proven proven = proven("erasureProof", certificate.path("erasureProof"));
        proven.says("erasure", text("erasure"), proven.told.id().toString());
        proven.says("erasedAt", text("erasedAt"), time(proven.told.at()));
        return ofPerson(proven, List.of("subject-erased"));
    }

    private List<NamedProof> parts() {
        List<NamedProof> proofs = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        JsonNode erasures = certificate.path("erasures");
        for (int i = 0; i < erasures.size(); i++) {
            String name = "erasures[" + i + "]";
            Proven proven = proven(name + ".proof", erasures.path(i).path("proof"));
            String entry = erasures.path(i).path("entry").asString("");
            proven.says(name + ".entry", entry, proven.told.id().toString());
            proofs.add(ofPerson(proven, List.of("fields-erased", "record-erased")));
            entries.add(entry);
        }
        if (proofs.isEmpty()) {
            throw new Unreadable("It has no erasures.");
        }
        proofs.add(statement(String.join(" ", entries)));
        return proofs;
    }

    /// @param erasures the entries that it states the horizon of
    private NamedProof statement(String erasures) {
        Proven proven = proven("statementProof", certificate.path("statementProof"));
        proven.says("statement", text("statement"), proven.told.id().toString());
        proven.says("erasure", erasures, proven.detail("erasure"));
        JsonNode horizon = certificate.path("horizon");
        proven.says("horizon.at", horizon.path("at").asString(""), proven.detail("horizon"));
        proven.says("horizon.known", horizon.path("known").asString(""), proven.detail("known"));
        proven.says("horizon.passed", horizon.path("passed").asString(""), proven.detail("passed"));
        proven.says("horizon.keyEpoch", horizon.path("keyEpoch").asString(""), proven.detail("key-epoch"));
        proven.says("horizon.keysUntil", horizon.path("keysUntil").asString(""), proven.detail("keys-until"));
        proven.says("horizon.backupsUntil", horizon.path("backupsUntil").asString(""), proven.detail("backups-until"));
        return ofPerson(proven, List.of("erasure-certified"));
    }

    private NamedProof retention() {
        Proven proven = proven("entryProof", certificate.path("entryProof"));
        JsonNode run = certificate.path("run");
        proven.says("run.id", run.path("id").asString(""), proven.detail("run"));
        proven.says("run.state", run.path("state").asString(""), proven.detail("state"));
        proven.says("run.erasedPeople", run.path("erasedPeople").asString(""), proven.detail("erased-people"));
        proven.says("run.erasedRecords", run.path("erasedRecords").asString(""), proven.detail("erased-records"));
        proven.says("run.emptiedRecords", run.path("emptiedRecords").asString(""), proven.detail("emptied-records"));
        return proven.of(List.of("retention-ended"));
    }

    private NamedProof ofPerson(Proven proven, List<String> kinds) {
        proven.says("subject", text("subject"), Objects.toString(proven.told.subject(), ""));
        return proven.of(kinds);
    }

    private String text(String member) {
        return certificate.path(member).asString("");
    }

    private static Proven proven(String name, JsonNode text) {
        if (!text.isString()) {
            throw new Unreadable("It has no " + name + ".");
        }
        try {
            ProofFile proof = ProofFile.parse(text.stringValue().getBytes(StandardCharsets.UTF_8));
            return new Proven(name, proof, proof.told());
        } catch (Unreadable malformed) {
            throw new Unreadable("Its " + name + ": " + malformed.why());
        }
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    /// A proof of a certificate, and what the certificate says of its entry.
    private static final class Proven {
        private final String name;
        private final ProofFile proof;
        private final Told told;
        private final List<Claim> claims = new ArrayList<>();

        private Proven(String name, ProofFile proof, Told told) {
            this.name = name;
            this.proof = proof;
            this.told = told;
        }

        private void says(String member, String said, String entry) {
            claims.add(new Claim(member, said, entry));
        }

        private String detail(String detail) {
            return told.details().getOrDefault(detail, "");
        }

        /// @param kinds of which the entry must be one, and of something that was done
        private NamedProof of(List<String> kinds) {
            if (!told.isDone() || !kinds.contains(told.kind())) {
                claims.add(new Claim(name, String.join(" or ", kinds), told.kind()));
            }
            return new NamedProof(name, proof, List.copyOf(claims));
        }
    }
}
