package org.bailee.crypto.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// This module reads exactly what docs/spec/shares.md says; the vectors were made by the Python reader.
class SharesVectorsTests {
    private final JsonNode vectors = vectors();

    @Test
    void multipliesAsTheFieldDoes() {
        for (JsonNode vector : each("products")) {
            int a = vector.get("a").asInt();
            int b = vector.get("b").asInt();
            assertThat(Field.multiply(a, b)).isEqualTo(vector.get("product").asInt());
            assertThat(Field.multiply(b, a)).isEqualTo(vector.get("product").asInt());
        }
    }

    /// Each element but 0 has one inverse, and only it.
    @Test
    void invertsEveryElement() {
        assertThat(Field.inverse(0)).isZero();
        for (int a = 1; a < 256; a++) {
            assertThat(Field.multiply(a, Field.inverse(a))).isEqualTo(1);
        }
    }

    @Test
    void readsAndCombinesShares() {
        for (JsonNode vector : each("splits")) {
            String name = vector.get("name").asString();
            byte[] secret = hex(vector, "secret");
            Split split = new Split(
                    Long.parseUnsignedLong(vector.get("id").asString(), 16),
                    vector.get("needed").asInt(),
                    vector.get("count").asInt(),
                    hex(vector, "check"));
            List<Share> shares = vector.get("shares")
                    .valueStream()
                    .map(share -> Share.parse(share.get("text").asString()))
                    .toList();
            for (int i = 0; i < shares.size(); i++) {
                JsonNode told = vector.get("shares").get(i);
                assertThat(shares.get(i).bytes()).as(name).isEqualTo(hex(told, "share"));
                assertThat(shares.get(i).number()).isEqualTo(told.get("number").asInt());
                assertThat(shares.get(i).text()).isEqualTo(told.get("text").asString());
            }
            for (JsonNode choice : vector.get("choices")) {
                List<Share> chosen = choice.valueStream()
                        .map(number -> shares.get(number.asInt() - 1))
                        .toList();
                assertThat(split.combine(chosen)).as(name).isEqualTo(secret);
            }
        }
    }

    @Test
    void refusesWhatIsNoShare() {
        for (JsonNode vector : each("refused")) {
            assertThatExceptionOfType(ShareRefused.class)
                    .as(vector.get("name").asString())
                    .isThrownBy(() -> Share.parse(vector.get("text").asString()));
        }
    }

    private List<JsonNode> each(String member) {
        List<JsonNode> each = vectors.get(member).valueStream().toList();
        assertThat(each).isNotEmpty();
        return each;
    }

    private static byte[] hex(JsonNode vector, String member) {
        return HexFormat.of().parseHex(vector.get(member).asString());
    }

    private static JsonNode vectors() {
        try (InputStream in =
                Objects.requireNonNull(SharesVectorsTests.class.getResourceAsStream("/vectors/shares.json"))) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
