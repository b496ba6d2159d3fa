package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.crypto.Corrupt;
import org.bailee.server.types.Value;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Records and values are laid out exactly as docs/spec/sealed-record.md says.
class SealedRecordVectorsTests {
    private final JsonNode vectors = read();

    @Test
    void packsAndUnpacksRecords() {
        for (JsonNode vector : vectors.get("records")) {
            SortedMap<String, byte[]> fields = new TreeMap<>();
            vector.get("fields")
                    .forEachEntry(
                            (name, field) -> fields.put(name, HexFormat.of().parseHex(field.asString())));
            byte[] record = bytes(vector, "record");
            SealedFields read = SealedFields.read(record);
            assertThat(SealedFields.pack(fields)).isEqualTo(read.packed());
            assertThat(SealedFields.pack(read.envelopes())).isEqualTo(read.packed());
            assertThat(read.bytes()).isEqualTo(record);
        }
        for (JsonNode vector : vectors.get("refused")) {
            assertThatThrownBy(() -> SealedFields.read(bytes(vector, "record")).envelopes())
                    .as(vector.get("name").asString())
                    .isInstanceOf(Corrupt.class);
        }
    }

    @Test
    void writesAndReadsValues() {
        for (JsonNode vector : vectors.get("values")) {
            Value value = value(vector.get("value"));
            assertThat(ValueBytes.of(value)).isEqualTo(bytes(vector, "plaintext"));
            assertThat(ValueBytes.read(bytes(vector, "plaintext"))).isEqualTo(value);
        }
        for (JsonNode vector : vectors.get("refusedValues")) {
            assertThatThrownBy(() -> ValueBytes.read(bytes(vector, "plaintext")))
                    .as(vector.get("name").asString())
                    .isInstanceOf(Corrupt.class);
        }
    }

    private static Value value(JsonNode json) {
        if (json.isString()) {
            return new Value.Text(json.asString());
        }
        SortedMap<String, String> parts = new TreeMap<>();
        json.forEachEntry((name, part) -> parts.put(name, part.asString()));
        return new Value.Parts(parts);
    }

    private static byte[] bytes(JsonNode vector, String member) {
        return HexFormat.of().parseHex(vector.get(member).asString());
    }

    private static JsonNode read() {
        try {
            Path file = Path.of("../crypto/src/test/resources/vectors/sealed-record.json");
            return JsonMapper.builder().build().readTree(Files.readString(file));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
