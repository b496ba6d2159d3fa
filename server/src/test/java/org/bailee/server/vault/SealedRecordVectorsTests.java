package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/// The bytes of docs/spec/sealed-record.md, as two other readers also see them.
class SealedRecordVectorsTests {
    private static final JsonNode VECTORS = vectors();

    @Test
    void packsAndUnpacksRecordsAsWrittenDown() {
        JsonNode records = VECTORS.get("records");
        assertThat(records.size()).isPositive();
        for (JsonNode vector : records) {
            SortedMap<String, SealedField> fields = new TreeMap<>();
            vector.get("fields").forEachEntry((name, field) -> fields.put(
                    name, new SealedField(field.get("version").asLong(), hex(field.get("envelope")))));
            byte[] record = hex(vector.get("record"));

            assertThat(SealedFields.pack(fields)).as(vector.get("name").asString()).isEqualTo(record);
            SortedMap<String, SealedField> read = SealedFields.unpack(record);
            assertThat(read.keySet()).isEqualTo(fields.keySet());
            assertThat(SealedFields.pack(read)).isEqualTo(record);
        }
    }

    @Test
    void refusesWhatIsNoRecord() {
        assertThat(VECTORS.get("refused").size()).isPositive();
        for (JsonNode refused : VECTORS.get("refused")) {
            assertThatThrownBy(() -> SealedFields.unpack(hex(refused.get("record"))))
                    .as(refused.toString())
                    .isInstanceOf(Corrupt.class);
        }
    }

    @Test
    void writesAndReadsValuesAsWrittenDown() {
        assertThat(VECTORS.get("values").size()).isPositive();
        for (JsonNode vector : VECTORS.get("values")) {
            Value value = value(vector.get("value"));
            byte[] bytes = hex(vector.get("plaintext"));

            assertThat(ValueBytes.of(value)).as(vector.toString()).isEqualTo(bytes);
            assertThat(ValueBytes.read(bytes)).isEqualTo(value);
        }
    }

    @Test
    void refusesWhatIsNoValue() {
        assertThat(VECTORS.get("refusedValues").size()).isPositive();
        for (JsonNode refused : VECTORS.get("refusedValues")) {
            assertThatThrownBy(() -> ValueBytes.read(hex(refused.get("plaintext"))))
                    .as(refused.toString())
                    .isInstanceOf(Corrupt.class);
        }
    }

    private static Value value(JsonNode node) {
        if (node.isString()) {
            return new Value.Text(node.asString());
        }
        SortedMap<String, String> parts = new TreeMap<>();
        node.forEachEntry((part, text) -> parts.put(part, text.asString()));
        return new Value.Parts(parts);
    }

    private static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.asString());
    }

    private static JsonNode vectors() {
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(Files.readString(Path.of("../crypto/src/test/resources/vectors/sealed-record.json")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
