package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The pages of docs/spec say enough: readers written from them alone agree with every vector.
class SecondReaderTests {
    @Test
    void readsSealedFields() throws Exception {
        JsonNode vectors = Vectors.of("sealed-field");
        for (JsonNode vector : Vectors.each(vectors, "opens")) {
            byte[] place = place(vector);
            assertThat(place).isEqualTo(Vectors.bytes(vector, "placeBytes"));
            assertThat(field(vector, place)).isEqualTo(Vectors.bytes(vector, "plaintext"));
        }
        for (JsonNode vector : Vectors.each(vectors, "refused")) {
            refused(vector, () -> field(vector, place(vector)));
        }
    }

    @Test
    void readsSealedRecordsAndTheirValues() throws Exception {
        JsonNode vectors = Vectors.of("sealed-record");
        for (JsonNode vector : Vectors.each(vectors, "records")) {
            Map<String, String> expected = new TreeMap<>();
            vector.get("fields").forEachEntry((name, field) -> expected.put(name, field.asString()));
            assertThat(recordPlace(vector)).isEqualTo(Vectors.bytes(vector, "placeBytes"));
            assertThat(record(vector)).isEqualTo(expected);
        }
        for (JsonNode vector : Vectors.each(vectors, "values")) {
            JsonNode value = vector.get("value");
            Object expected = value.isString() ? value.asString() : parts(value);
            assertThat(SecondReader.value(Vectors.bytes(vector, "plaintext"))).isEqualTo(expected);
        }
        for (JsonNode vector : Vectors.each(vectors, "refused")) {
            refused(vector, () -> SecondReader.record(Vectors.bytes(vector, "record")));
        }
        for (JsonNode vector : Vectors.each(vectors, "unsealed")) {
            SecondReader.record(Vectors.bytes(vector, "record"));
            refused(vector, () -> record(vector));
        }
        for (JsonNode vector : Vectors.each(vectors, "refusedValues")) {
            refused(vector, () -> SecondReader.value(Vectors.bytes(vector, "plaintext")));
        }
    }

    @Test
    void readsStatesAndAddsThemUp() throws Exception {
        JsonNode vectors = Vectors.of("person-state");
        for (JsonNode vector : Vectors.each(vectors, "states")) {
            byte[] dataKey = Vectors.bytes(vector, "dataKey");
            UUID person = Vectors.uuid(vector, "person");
            BigInteger own = BigInteger.ZERO;
            BigInteger other = BigInteger.ZERO;
            for (JsonNode record : vector.get("records")) {
                RecordPlace place = Vectors.recordPlace(record, person);
                BigInteger mark = SecondReader.mark(dataKey, placeBytes(place));
                assertThat(mark).isEqualTo(new BigInteger(Vectors.text(record, "mark"), 16));
                if (place.record().equals(person)) {
                    own = own.add(mark);
                } else {
                    other = other.add(mark);
                }
            }
            BigInteger all = BigInteger.TWO.pow(128);
            assertThat(SecondReader.state(dataKey, person, Vectors.bytes(vector, "envelope")))
                    .containsExactly(own.mod(all), other.mod(all));
        }
        for (JsonNode vector : Vectors.each(vectors, "refused")) {
            refused(
                    vector,
                    () -> SecondReader.state(
                            Vectors.bytes(vector, "dataKey"),
                            Vectors.uuid(vector, "person"),
                            Vectors.bytes(vector, "envelope")));
        }
    }

    @Test
    void readsWrappedKeysAndKeyFiles() throws Exception {
        JsonNode vectors = Vectors.of("key-wrapping");
        for (JsonNode vector : Vectors.each(vectors, "wraps")) {
            String label = Vectors.text(vector, "label");
            byte[] place = switch (label) {
                case "bailee data-key 1" -> SecondReader.dataKeyPlace(Vectors.uuid(vector, "person"), number(vector));
                case "bailee log-key 1" ->
                    SecondReader.logKeyPlace(vector.get("logKey").asInt(), number(vector));
                case "bailee key 1" -> SecondReader.keyPlace(Vectors.text(vector, "kind"), number(vector));
                default -> Vectors.bytes(vector, "header");
            };
            assertThat(place).isEqualTo(Vectors.bytes(vector, "placeBytes"));
            byte[] master = Vectors.bytes(vector, "master");
            assertThat(SecondReader.envelope(master, label, place, Vectors.bytes(vector, "wrapped")))
                    .isEqualTo(Vectors.bytes(vector, "key"));
        }
        for (JsonNode vector : Vectors.each(vectors, "keyFiles")) {
            assertThat(SecondReader.keyFile(Vectors.text(vector, "file"))).isEqualTo(Vectors.bytes(vector, "secret"));
        }
        for (JsonNode vector : Vectors.each(vectors, "refusedKeyFiles")) {
            refused(vector, () -> SecondReader.keyFile(Vectors.text(vector, "file")));
        }
    }

    @Test
    void readsWhatTheStaffRootKeeps() throws Exception {
        JsonNode vectors = Vectors.of("staff-root");
        for (JsonNode vector : Vectors.each(vectors, "secrets")) {
            assertThat(staffSecret(vector)).isEqualTo(Vectors.bytes(vector, "secret"));
        }
        for (JsonNode vector : Vectors.each(vectors, "refused")) {
            refused(vector, () -> staffSecret(vector));
        }
        for (JsonNode vector : Vectors.each(vectors, "macs")) {
            assertThat(SecondReader.staffMac(
                            Vectors.bytes(vector, "root"),
                            Vectors.text(vector, "what"),
                            Vectors.bytes(vector, "message")))
                    .isEqualTo(Vectors.bytes(vector, "mac"));
        }
    }

    @Test
    void readsIndexesTokensAndApiKeys() throws Exception {
        for (JsonNode vector : Vectors.each(Vectors.of("blind-index"), "digests")) {
            assertThat(SecondReader.digest(
                            Vectors.bytes(vector, "root"),
                            Vectors.text(vector, "collection"),
                            Vectors.text(vector, "field"),
                            Vectors.text(vector, "way"),
                            vector.get("version").asInt(),
                            Vectors.text(vector, "text")))
                    .isEqualTo(Vectors.bytes(vector, "digest"));
        }
        for (JsonNode vector : Vectors.each(Vectors.of("token"), "tokens")) {
            assertThat(SecondReader.token(Vectors.text(vector, "token"))).isEqualTo(Vectors.bytes(vector, "digest"));
        }
        for (JsonNode vector : Vectors.each(Vectors.of("token"), "refused")) {
            refused(vector, () -> SecondReader.token(Vectors.text(vector, "token")));
        }
        for (JsonNode vector : Vectors.each(Vectors.of("api-key"), "keys")) {
            assertThat(SecondReader.apiKey(Vectors.text(vector, "key"))).isEqualTo(Vectors.bytes(vector, "digest"));
        }
        for (JsonNode vector : Vectors.each(Vectors.of("api-key"), "refused")) {
            refused(vector, () -> SecondReader.apiKey(Vectors.text(vector, "key")));
        }
    }

    @Test
    void aReaderInPythonAgrees() throws Exception {
        assumeTrue(pythonIsThere(), "python3 is not on the PATH");
        Process reader = new ProcessBuilder(
                        "python3", "-B", "src/test/python/second_reader.py", "src/test/resources/vectors")
                .redirectErrorStream(true)
                .start();
        String says = new String(reader.getInputStream().readAllBytes(), UTF_8);
        assertThat(reader.waitFor()).as(says).isZero();
        try (var files = Files.list(Path.of("src/test/resources/vectors"))) {
            assertThat(says.lines()).hasSize((int) files.count());
        }
    }

    private static byte[] field(JsonNode vector, byte[] place) throws Exception {
        byte[] envelope = Vectors.bytes(vector, "envelope");
        return SecondReader.envelope(Vectors.bytes(vector, "dataKey"), "bailee field 1", place, envelope);
    }

    private static byte[] staffSecret(JsonNode vector) throws Exception {
        return SecondReader.staffSecret(
                Vectors.bytes(vector, "root"),
                Vectors.text(vector, "what"),
                Vectors.uuid(vector, "person"),
                number(vector),
                Vectors.bytes(vector, "sealed"));
    }

    private static byte[] place(JsonNode vector) throws IOException {
        Binding place = Vectors.place(vector);
        return SecondReader.fieldPlace(
                place.person(), place.collection(), place.record(), place.field(), place.version());
    }

    private static Map<String, String> record(JsonNode vector) throws Exception {
        byte[] dataKey = Vectors.bytes(vector, "dataKey");
        return SecondReader.record(dataKey, recordPlace(vector), Vectors.bytes(vector, "record"));
    }

    private static byte[] recordPlace(JsonNode vector) throws IOException {
        return placeBytes(Vectors.recordPlace(vector));
    }

    private static byte[] placeBytes(RecordPlace place) throws IOException {
        return SecondReader.recordPlace(
                place.person(), place.collection(), place.record(), place.version(), place.stamp());
    }

    private static Map<String, String> parts(JsonNode value) {
        Map<String, String> parts = new TreeMap<>();
        value.forEachEntry((name, part) -> parts.put(name, part.asString()));
        return parts;
    }

    private static int number(JsonNode vector) {
        return vector.get("number").asInt();
    }

    private static void refused(JsonNode vector, ThrowingCallable reading) {
        assertThatThrownBy(reading).as(Vectors.text(vector, "name")).isExactlyInstanceOf(SecondReader.Refused.class);
    }

    private static boolean pythonIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
