package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bailee.cli.verify.Flaw;
import org.bailee.cli.verify.SoundProofs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Proofs as they come in files: alone, and in certificates.
class CheckProofTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY = SoundProofs.keys().getFirst();

    @TempDir
    Path folder;

    private Ran check(byte[] content, String key, String... more) throws IOException {
        Path file = Files.write(folder.resolve("proof"), content);
        List<String> words = new ArrayList<>(
                List.of("audit", "check-proof", file.toString(), "--key", key, "--witness", SoundProofs.witness()));
        words.addAll(List.of(more));
        return new Ran.Shell().run(words.toArray(String[]::new));
    }

    private Ran check(String content, String... more) throws IOException {
        return check(content.getBytes(StandardCharsets.UTF_8), KEY, more);
    }

    private static ObjectNode whole() {
        ObjectNode certificate = JSON.createObjectNode().put("form", "bailee-erasure-certificate 1");
        certificate
                .put("subject", SoundProofs.person())
                .put("says", "Everything kept of this person was erased.")
                .put("erasedAt", SoundProofs.at(SoundProofs.ERASED))
                .put("erasure", SoundProofs.entry(SoundProofs.ERASED))
                .put("erasureProof", SoundProofs.of(SoundProofs.ERASED));
        return stated(certificate, SoundProofs.STATED);
    }

    private static ObjectNode part() {
        ObjectNode certificate = JSON.createObjectNode().put("form", "bailee-part-erasure-certificate 1");
        certificate.put("subject", SoundProofs.person()).put("erasedAt", SoundProofs.at(SoundProofs.PART));
        certificate
                .putArray("parts")
                .addObject()
                .put("collection", "profile")
                .put("records", 1)
                .putArray("fields")
                .add("email");
        certificate
                .putArray("erasures")
                .addObject()
                .put("entry", SoundProofs.entry(SoundProofs.PART))
                .put("proof", SoundProofs.of(SoundProofs.PART));
        return stated(certificate, SoundProofs.PART_STATED);
    }

    private static ObjectNode stated(ObjectNode certificate, int statement) {
        certificate
                .put("statedAt", SoundProofs.STATED_AT)
                .putObject("horizon")
                .put("at", "2026-12-05T12:29:11Z")
                .put("known", true)
                .put("passed", false)
                .put("keyEpoch", 1)
                .put("keysUntil", "2026-12-05T12:29:11Z")
                .putNull("backupsUntil");
        return certificate
                .put("statement", SoundProofs.entry(statement))
                .put("statementProof", SoundProofs.of(statement));
    }

    private static ObjectNode retention() {
        ObjectNode certificate = JSON.createObjectNode().put("form", "bailee-retention-certificate 1");
        certificate
                .putObject("run")
                .put("id", SoundProofs.run())
                .put("what", "run")
                .put("entry", SoundProofs.entry(SoundProofs.RETENTION))
                .put("register", 4)
                .put("people", 57)
                .put("duePeople", 3)
                .put("dueRecords", 8)
                .put("heldRecords", 1)
                .putNull("approvedBy")
                .put("state", "done")
                .put("erasedPeople", 3)
                .put("erasedRecords", 5)
                .put("emptiedRecords", 0);
        var found = certificate.putArray("found");
        found.addObject().put("collection", "profile").put("records", 3);
        found.addObject().put("collection", "order").put("records", 1).put("heldBy", "hold");
        found.addObject().put("collection", "order").put("records", 5);
        return certificate.put("entryProof", SoundProofs.of(SoundProofs.RETENTION));
    }

    @Test
    void aProofIsChecked() throws IOException {
        Ran ran = check(SoundProofs.of(3));
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out())
                .contains(
                        "Proven: this stands in the log.",
                        SoundProofs.entry(3),
                        "3 of " + SoundProofs.size(),
                        "witness.example/w1");
        assertThat(check(SoundProofs.of(3), "--json").out())
                .startsWith("{")
                .contains("\"entry\":\"" + SoundProofs.entry(3) + "\"");
    }

    @Test
    void ofACertificateEveryProofIsChecked() throws IOException {
        for (Map.Entry<ObjectNode, List<String>> one : Map.of(
                        whole(), List.of("erasureProof", SoundProofs.entry(SoundProofs.ERASED), "statementProof"),
                        part(), List.of("erasures[0].proof", SoundProofs.entry(SoundProofs.PART), "statementProof"),
                        retention(), List.of("entryProof", SoundProofs.entry(SoundProofs.RETENTION)))
                .entrySet()) {
            Ran ran = check(one.getKey().toPrettyString());
            assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
            assertThat(ran.out())
                    .contains("these entries stand in the log, and tell what the certificate says in ")
                    .contains(one.getValue());
        }
        assertThat(check("\n  " + whole(), "--json").out()).startsWith("[").contains("\"proof\":\"statementProof\"");
    }

    static Stream<Consumer<ObjectNode>> changes() {
        String another = "01890000-0000-7000-8000-000000000001";
        return Stream.of(
                certificate -> certificate.put("subject", another),
                certificate -> certificate.put("erasedAt", "2026-01-01T00:00:00Z"),
                certificate -> certificate.put("statedAt", "never"),
                certificate -> certificate.put("erasure", another),
                certificate -> certificate.put("statement", another),
                certificate -> certificate.withObject("horizon").put("at", "2026-01-01T00:00:00Z"),
                certificate -> certificate.withObject("horizon").put("passed", true),
                certificate -> certificate.withObject("horizon").put("keyEpoch", 2),
                certificate -> certificate.withObject("horizon").put("backupsUntil", "2026-01-01T00:00:00Z"),
                certificate -> certificate.put("erasureProof", SoundProofs.of(3)),
                certificate -> certificate.put("erasureProof", SoundProofs.of(SoundProofs.STATED)),
                certificate -> certificate.put("statementProof", SoundProofs.of(SoundProofs.PART_STATED)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aCertificateThatSaysSomethingElseIsFalse(Consumer<ObjectNode> change) throws IOException {
        ObjectNode certificate = whole();
        change.accept(certificate);
        Ran ran = check(certificate.toString());
        assertThat(ran.exit()).as(ran.out()).isEqualTo(Flaw.SENSE.exit());
        assertThat(ran.err()).contains("What the certificate says in ", "was changed, or put together");
        assertThat(ran.out()).isEmpty();
    }

    static Stream<Consumer<ObjectNode>> changesOfAPart() {
        return Stream.of(
                certificate -> certificate.put("erasedAt", "2026-01-01T00:00:00Z"),
                certificate -> ((ObjectNode) certificate.path("erasures").path(0)).put("entry", SoundProofs.entry(3)),
                certificate -> certificate.putArray("parts"),
                certificate -> part(certificate).put("collection", "order"),
                certificate -> part(certificate).put("records", 2),
                certificate -> part(certificate).putArray("fields").add("*"),
                certificate -> part(certificate).putArray("fields").add("email").add("phone"),
                certificate -> certificate
                        .withArray("parts")
                        .addObject()
                        .put("collection", "order")
                        .put("records", 1)
                        .putArray("fields"),
                certificate ->
                        certificate.withArray("parts").add(part(certificate).deepCopy()));
    }

    private static ObjectNode part(ObjectNode certificate) {
        return (ObjectNode) certificate.path("parts").path(0);
    }

    @ParameterizedTest
    @MethodSource("changesOfAPart")
    void soIsOneOfAPart(Consumer<ObjectNode> change) throws IOException {
        ObjectNode certificate = part();
        change.accept(certificate);
        assertThat(check(certificate.toString()).exit()).isEqualTo(Flaw.SENSE.exit());
    }

    @Test
    void soIsOneOfARun() throws IOException {
        ObjectNode run = retention();
        run.withObject("run").put("erasedPeople", 4);
        ObjectNode found = retention();
        ((ObjectNode) found.path("found").path(2)).put("records", 6);
        for (ObjectNode changed : List.of(run, found)) {
            assertThat(check(changed.toString()).exit()).isEqualTo(Flaw.SENSE.exit());
        }
    }

    @Test
    void oneFalseProofMakesTheCertificateFalse() throws IOException {
        String moved = SoundProofs.of(SoundProofs.STATED).replace("index 42", "index 41");
        Ran ran = check(whole().put("statementProof", moved).toString());
        assertThat(ran.exit()).isEqualTo(Flaw.HASHES.exit());
        assertThat(ran.err()).contains("The entry in statementProof does not stand");
        assertThat(ran.out()).isEmpty();
        assertThat(check(moved).exit()).isEqualTo(Flaw.HASHES.exit());
        Ran stranger = check(
                whole().toString().getBytes(StandardCharsets.UTF_8),
                SoundProofs.keys().getLast());
        assertThat(stranger.exit()).isEqualTo(Flaw.SIGNATURES.exit());
        assertThat(stranger.err()).contains("erasureProof is not signed by the key you gave");
    }

    @Test
    void aProofThatACertificateMustHaveIsMissed() throws IOException {
        for (ObjectNode certificate : List.of(
                without(whole(), "erasureProof"),
                without(whole(), "statementProof"),
                without(part(), "erasures"),
                without(retention(), "entryProof"),
                whole().put("erasureProof", " " + SoundProofs.of(SoundProofs.ERASED)),
                whole().put("controller", "somebody else"),
                whole().put("erasedAt", 7),
                with(whole(), certificate -> certificate.withObject("horizon").put("passed", "false")),
                with(whole(), certificate -> certificate.withObject("horizon").put("backupsUntil", 7)),
                with(retention(), certificate -> certificate.withObject("run").put("approvedBy", 7)),
                with(retention(), certificate -> certificate.withObject("run").put("made", "up")),
                with(part(), certificate -> part(certificate).put("fields", "email")),
                with(part(), certificate -> part(certificate).put("records", "1")),
                with(
                        part(),
                        certificate -> part(certificate)
                                .put("collection", "profile.email")
                                .putArray("fields")),
                whole().put("form", "bailee-erasure-certificate 2"))) {
            assertThat(check(certificate.toString()).exit()).isEqualTo(Flaw.FORM.exit());
        }
    }

    private static ObjectNode with(ObjectNode certificate, Consumer<ObjectNode> change) {
        change.accept(certificate);
        return certificate;
    }

    private static ObjectNode without(ObjectNode certificate, String member) {
        certificate.remove(member);
        return certificate;
    }

    /// Which of two members of one name is meant, readers do not agree about.
    @Test
    void twoMembersOfOneNameAreRefused() throws IOException {
        String twice = whole().toString().replaceFirst("\\{", "{\"subject\":\"another\",");
        assertThat(check(twice).exit()).isEqualTo(Flaw.FORM.exit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{",
                "[]",
                "{\"\u001b[2K\":\"c2sp.org/tlog-proof@v1\\n\"}",
                "{\"form\":\"bailee-erasure-certificate 1\",\"erasureProof\":\"c2sp.org/tlog-proof@v1\\nextra AAAA\\n\"}"
            })
    void whatHoldsNoProofIsRefused(String content) throws IOException {
        Ran ran = check(content);
        assertThat(ran.exit()).isEqualTo(Flaw.FORM.exit());
        assertThat(ran.err())
                .contains("is no proof, and no certificate with sound ones.", "hint: ")
                .doesNotContain("\u001b");
    }

    @Test
    void whatIsNoUtf8IsRefused() throws IOException {
        assertThat(check(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, KEY)
                        .exit())
                .isEqualTo(Flaw.FORM.exit());
    }
}
