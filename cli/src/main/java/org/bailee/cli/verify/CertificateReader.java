package org.bailee.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private static final Set<String> STATED =
            Set.of("form", "subject", "says", "erasedAt", "statedAt", "horizon", "statement", "statementProof");
    private static final Set<String> HORIZON = Set.of("at", "known", "passed", "keyEpoch", "keysUntil", "backupsUntil");

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
            case "bailee-erasure-certificate 1" -> {
                mustHaveOnly(certificate, STATED, Set.of("erasure", "erasureProof"));
                yield List.of(erased(), statement(text("erasure")));
            }
            case "bailee-part-erasure-certificate 1" -> {
                mustHaveOnly(certificate, STATED, Set.of("parts", "erasures"));
                yield parts();
            }
            case "bailee-retention-certificate 1" -> {
                mustHaveOnly(certificate, Set.of("form", "run", "found", "entryProof"), Set.of());
                yield List.of(new RetentionClaims(certificate.path("run"), certificate.path("found"))
                        .by(certificate.path("entryProof")));
            }
            default -> throw new Unreadable("It is no certificate of a form this program knows.");
        };
    }

    private NamedProof erased() {
        Claims claims = Claims.by("erasureProof", certificate.path("erasureProof"));
        claims.says("erasure", text("erasure"), claims.told().id().toString());
        claims.says("erasedAt", text("erasedAt"), claims.madeAt());
        return ofPerson(claims, Set.of("subject-erased"));
    }

    private List<NamedProof> parts() {
        List<NamedProof> proofs = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        JsonNode erasures = certificate.path("erasures");
        for (int i = 0; i < erasures.size(); i++) {
            String name = "erasures[" + i + "]";
            mustHaveOnly(erasures.path(i), Set.of("entry", "proof"), Set.of());
            Claims claims = Claims.by(name + ".proof", erasures.path(i).path("proof"));
            String entry = erasures.path(i).path("entry").asString("");
            claims.says(name + ".entry", entry, claims.told().id().toString());
            if (i == 0) {
                claims.says("erasedAt", text("erasedAt"), claims.madeAt());
            }
            proofs.add(ofPerson(claims, Set.of("fields-erased", "record-erased")));
            entries.add(entry);
        }
        if (proofs.isEmpty()) {
            throw new Unreadable("It has no erasures.");
        }
        // Of all of them together: a large erasure has an entry for every so many records.
        String told = ErasedParts.told(proofs);
        proofs.set(0, proofs.getFirst().saying("parts", ErasedParts.said(certificate.path("parts")), told));
        proofs.add(statement(String.join(" ", entries)));
        return proofs;
    }

    /// @param erasures the entries that it states the horizon of
    private NamedProof statement(String erasures) {
        Claims claims = Claims.by("statementProof", certificate.path("statementProof"));
        claims.says("statement", text("statement"), claims.told().id().toString());
        claims.says("the erasure it states the horizon of", erasures, claims.detail("erasure"));
        claims.says("statedAt", text("statedAt"), claims.detail("stated-at"));
        JsonNode horizon = certificate.path("horizon");
        mustHaveOnly(horizon, HORIZON, Set.of());
        claims.saysText("horizon.at", horizon.path("at"), "horizon");
        claims.saysTruth("horizon.known", horizon.path("known"), "known");
        claims.saysTruth("horizon.passed", horizon.path("passed"), "passed");
        claims.saysNumber("horizon.keyEpoch", horizon.path("keyEpoch"), "key-epoch");
        claims.saysText("horizon.keysUntil", horizon.path("keysUntil"), "keys-until");
        claims.saysText("horizon.backupsUntil", horizon.path("backupsUntil"), "backups-until");
        return ofPerson(claims, Set.of("erasure-certified"));
    }

    private NamedProof ofPerson(Claims claims, Set<String> kinds) {
        claims.says("subject", text("subject"), Objects.toString(claims.told().subject(), ""));
        return claims.ofOne(kinds);
    }

    private String text(String member) {
        JsonNode text = certificate.path(member);
        Claims.must(text.isString(), member);
        return text.stringValue();
    }

    /// What no form knows nobody has compared, and would be read as if somebody had.
    static void mustHaveOnly(JsonNode object, Set<String> some, Set<String> others) {
        if (object.propertyStream()
                .map(Map.Entry::getKey)
                .anyMatch(name -> !some.contains(name) && !others.contains(name))) {
            throw new Unreadable("It has something in it that no certificate of its form has.");
        }
    }
}
