package org.bailee.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bailee.server.shared.Invalid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTests {
    @Test
    void keepsWhatWasSent() {
        Json json = read("{\"a\":[1.50,-0,true,null,\"\\ud83d\\ude00\"],\"b\":{}}");
        assertThat(json)
                .isEqualTo(new Json.Fields(Map.of(
                        "a",
                        new Json.Array(List.of(
                                new Json.Digits("1.50"),
                                new Json.Digits("-0"),
                                new Json.Bool(true),
                                new Json.Null(),
                                new Json.Text("\ud83d\ude00"))),
                        "b",
                        new Json.Fields(Map.of()))));
        assertThat(json).hasToString("[sealed]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "\"\\u0000\"",
                "{\"\\u0000\":1}",
                "\"\\ud83d\"",
                "\"\\ude00\\ud83d\"",
                "\"\\ud83dx\"",
                "{\"a\":1} {}",
                "[1,]",
                "{'a':1}",
                "{a:1}",
                "NaN",
                "01",
                "// note\n1",
                "\"tab\there\""
            })
    void refusesWhatTwoReadersCouldUnderstandDifferently(String text) {
        HttpRefusal refusal = catchThrowableOfType(HttpRefusal.class, () -> read(text));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("json.malformed");
    }

    @Test
    void refusesEverythingButUtf8() {
        for (String name : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32")) {
            assertThatThrownBy(() -> JsonText.read("{\"a\":1}".getBytes(Charset.forName(name))))
                    .as(name)
                    .isInstanceOf(HttpRefusal.class);
        }
        assertThatThrownBy(() -> JsonText.read("\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(HttpRefusal.class);
    }

    @Test
    void readsToTheDepthItPromisesAndNoFurther() {
        assertThat(read("[".repeat(16) + "]".repeat(16))).isInstanceOf(Json.Array.class);
        assertThatThrownBy(() -> read("[".repeat(17) + "]".repeat(17))).isInstanceOf(HttpRefusal.class);
        assertThatThrownBy(() -> read("[".repeat(1 << 20))).isInstanceOf(HttpRefusal.class);
    }

    @Test
    void readsAThousandItemsAndNoMore() {
        assertThat(read("[1" + ",1".repeat(999) + "]")).isInstanceOf(Json.Array.class);
        assertThatThrownBy(() -> read("[1" + ",1".repeat(1000) + "]")).isInstanceOf(Invalid.class);
    }

    @Test
    void isNotMadeToCountToAGreatNumber() {
        assertThat(read("1e999999999")).isEqualTo(new Json.Digits("1e999999999"));
        assertThatThrownBy(() -> read("1" + "0".repeat(1000))).isInstanceOf(HttpRefusal.class);
    }

    @Test
    void neverRepeatsWhatWasSent() {
        for (String text :
                List.of("{\"canary\":canary}", "{\"canary\":1,\"canary\":2}", "\"canary\\u0000\"", "canary")) {
            assertThatThrownBy(() -> read(text)).hasMessageNotContaining("canary");
        }
    }

    /// S32: eight megabytes of the smallest members would fill hundreds once read.
    @Test
    @Tag("S32")
    void readsNoMoreValuesThanItPromises() {
        StringBuilder text = new StringBuilder("{\"a\":0");
        for (int i = 0; i < JsonText.MOST_TOKENS; i++) {
            text.append(",\"").append(i).append("\":0");
        }

        assertThatThrownBy(() -> JsonText.read(text.append('}').toString().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(HttpRefusal.class);
    }

    private static Json read(String text) {
        return JsonText.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
