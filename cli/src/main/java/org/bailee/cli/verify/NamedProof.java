package org.bailee.cli.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A proof, and where in its file it was: a certificate carries several.
///
/// @param name as in `erasures[0].proof`; empty where the file is the proof
public record NamedProof(String name, ProofFile proof) {
    private static final String BEGIN = "c2sp.org/tlog-proof@v1\n";
    private static final JsonMapper MAPPER = new JsonMapper();

    /// The proof that a file is, or all that stand in a certificate.
    ///
    /// @throws Unreadable if it is neither, or one of them is none
    public static List<NamedProof> allIn(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        if (!text.stripLeading().startsWith("{")) {
            return List.of(new NamedProof("", ProofFile.parse(file)));
        }
        List<NamedProof> found = new ArrayList<>();
        try {
            gather("", MAPPER.readTree(text), found);
        } catch (JacksonException malformed) {
            throw new Unreadable("It begins like a certificate, and is no JSON.");
        }
        if (found.isEmpty()) {
            throw new Unreadable("No proof stands in it.");
        }
        return found;
    }

    /// Whatever the members are called: what says that it is a proof is checked as one, and none is passed over.
    private static void gather(String name, JsonNode node, List<NamedProof> found) {
        if (node.isString() && node.stringValue().startsWith(BEGIN)) {
            found.add(new NamedProof(name, parse(name, node.stringValue())));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            gather(name + "[" + i + "]", node.path(i), found);
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> gather(
                            name.isEmpty() ? member.getKey() : name + "." + member.getKey(), member.getValue(), found));
        }
    }

    private static ProofFile parse(String name, String text) {
        try {
            return ProofFile.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (Unreadable malformed) {
            throw new Unreadable("Its " + name + ": " + malformed.why());
        }
    }
}
