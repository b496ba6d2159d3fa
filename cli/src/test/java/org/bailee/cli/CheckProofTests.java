package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bailee.cli.verify.Flaw;
import org.bailee.cli.verify.SoundProofs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Proofs as they come in files: alone, and in certificates.
class CheckProofTests {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private Ran check(String content, String key, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("proof"), content);
        List<String> words = new ArrayList<>(
                List.of("audit", "check-proof", file.toString(), "--key", key, "--witness", SoundProofs.witness()));
        words.addAll(List.of(more));
        return new Ran.Shell().run(words.toArray(String[]::new));
    }

    private static String certificate(String first, String second) {
        var certificate = JSON.createObjectNode().put("form", "bailee-part-erasure-certificate 1");
        certificate
                .putArray("erasures")
                .addObject()
                .put("entry", SoundProofs.entry(3))
                .put("proof", first);
        return certificate.put("statementProof", second).toPrettyString();
    }

    @Test
    void aProofIsChecked() throws IOException {
        Ran ran = check(SoundProofs.of(3), SoundProofs.key());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out())
                .contains("Proven: this stands in the log.", SoundProofs.entry(3), "3 of 37", "witness.example/w1");
        assertThat(check(SoundProofs.of(3), SoundProofs.key(), "--json").out())
                .startsWith("{")
                .contains("\"entry\":\"" + SoundProofs.entry(3) + "\"");
    }

    @Test
    void ofACertificateEveryProofIsChecked() throws IOException {
        String sound = certificate(SoundProofs.of(3), SoundProofs.of(30));
        Ran ran = check(sound, SoundProofs.key());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out())
                .contains(
                        "Compare it with what the certificate says",
                        "erasures[0].proof",
                        SoundProofs.entry(3),
                        "statementProof",
                        SoundProofs.entry(30));
        assertThat(check("\n  " + sound, SoundProofs.key(), "--json").out())
                .startsWith("[")
                .contains("\"proof\":\"statementProof\"");
    }

    @Test
    void oneFalseProofMakesTheCertificateFalse() throws IOException {
        String moved = SoundProofs.of(30).replace("index 30", "index 29");
        for (String content :
                List.of(certificate(SoundProofs.of(3), moved), certificate(moved, SoundProofs.of(3)), moved)) {
            Ran ran = check(content, SoundProofs.key());
            assertThat(ran.exit()).as(ran.out()).isEqualTo(Flaw.HASHES.exit());
            assertThat(ran.out()).isEmpty();
        }
        assertThat(check(certificate(SoundProofs.of(3), moved), SoundProofs.key())
                        .err())
                .contains("The entry in statementProof does not stand");
        Ran stranger = check(certificate(SoundProofs.of(3), SoundProofs.of(3)), SoundProofs.anotherKey());
        assertThat(stranger.exit()).isEqualTo(Flaw.SIGNATURES.exit());
        assertThat(stranger.err()).contains("erasures[0].proof is not signed by the key you gave");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{",
                "[]",
                "{\"statementProof\":\"c2sp.org/tlog-proof@v2\\n\"}",
                "{\"statementProof\":\"c2sp.org/tlog-proof@v1\\nextra AAAA\\n\"}"
            })
    void whatHoldsNoProofIsRefused(String content) throws IOException {
        Ran ran = check(content, SoundProofs.key());
        assertThat(ran.exit()).isEqualTo(Flaw.FORM.exit());
        assertThat(ran.err()).contains("is no proof, and no certificate with sound ones.", "hint: ");
    }
}
