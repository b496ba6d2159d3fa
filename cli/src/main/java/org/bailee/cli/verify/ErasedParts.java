package org.bailee.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What was erased of a person who stays, told in one way: `profile.email profile.phone: 1; order: 3`.
final class ErasedParts {
    private ErasedParts() {}

    /// As entries tell it, those of one collection and the same fields added up.
    static String told(List<NamedProof> proofs) {
        Map<String, Long> parts = new TreeMap<>();
        for (NamedProof one : proofs) {
            Map<String, String> details = one.proof().told().details();
            String fields = details.getOrDefault("fields", "");
            String what = fields.isEmpty() ? details.getOrDefault("collection", "") : fields;
            long records = Arrays.stream(details.getOrDefault("records", "").split(" "))
                    .filter(record -> !record.isEmpty())
                    .count();
            parts.merge(what, records, Long::sum);
        }
        return text(parts);
    }

    /// As a certificate says it.
    static String said(JsonNode certificate) {
        Map<String, Long> parts = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        for (JsonNode part : certificate) {
            CertificateReader.mustHaveOnly(part, Set.of("collection", "fields", "records"), Set.of());
            Claims.must(
                    isName(part.path("collection"))
                            && part.path("records").isIntegralNumber()
                            && part.path("fields").isArray(),
                    "parts");
            String collection = part.path("collection").stringValue();
            List<String> fields = new ArrayList<>();
            for (JsonNode field : part.path("fields")) {
                Claims.must(isName(field), "parts");
                fields.add(collection + "." + field.stringValue());
            }
            String what = fields.isEmpty() ? collection : String.join(" ", fields);
            if (parts.put(what, part.path("records").asLong(-1)) != null) {
                twice.add(what);
            }
        }
        return text(parts) + String.join("", twice);
    }

    /// Of the register, or all fields: nothing that looks like several.
    private static boolean isName(JsonNode name) {
        return name.isString() && name.stringValue().matches("[a-z0-9-]+|\\*");
    }

    private static String text(Map<String, Long> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + ": " + part.getValue())
                .collect(Collectors.joining("; "));
    }
}
