package org.bailee.server.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypePropertiesTests {
    private static final int ROUNDS = 200;

    /// Odd ends of Unicode: NUL, halves of characters, right to left, invisible, combining, wide, of other digits.
    private static final List<String> ODD = List.of(
            "\0",
            "\uD800",
            "\uDC00",
            "\uFFFE",
            "\u202E",
            "\u200B",
            "\u200D",
            "\u00AD",
            "\uFEFF",
            "\u00A0",
            "\u3000",
            "e\u0301",
            "\u0323\u0307",
            "ß",
            "İ",
            "ı",
            "ς",
            "ﬁ",
            "١",
            "९",
            "８",
            "Ａ",
            "שלום",
            "مرحبا",
            "漢字",
            "𝟘",
            "👩‍🔬",
            "\n",
            "\r\n",
            "\t",
            "%",
            "@",
            "://",
            "::",
            "+",
            "-",
            ".",
            ",",
            "/",
            ";ext=",
            "'",
            "’",
            "<",
            "{",
            "\\",
            "1e9");

    static List<SemanticType> types() {
        return SemanticTypes.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void holdForTextsOfAnyKind(SemanticType type) {
        Random random = new Random(type.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            Value input = new Value.Text(text(type, random));
            TypeProperties.hold(type, input, random.nextBoolean() ? TypeProperties.OPTIONS : TypeOptions.none());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void holdForPartsOfAnyKind(SemanticType type) {
        Random random = new Random(type.name().hashCode());
        for (int round = 0; round < ROUNDS / 4; round++) {
            SortedMap<String, String> parts = new TreeMap<>();
            List<String> names = new ArrayList<>(type.parts());
            names.addAll(List.of("", "unknown", "\0"));
            for (int i = random.nextInt(4); i > 0; i--) {
                parts.put(names.get(random.nextInt(names.size())), text(type, random));
            }
            TypeProperties.hold(type, new Value.Parts(parts), TypeProperties.OPTIONS);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void holdForHugeTexts(SemanticType type) {
        for (String piece : List.of("a", "1", "a.", " ", "\uD83D\uDE00", "e\u0301", ":")) {
            TypeProperties.hold(type, new Value.Text(piece.repeat(200_000)), TypeProperties.OPTIONS);
            TypeProperties.hold(type, new Value.Text(piece.repeat(2 * 1024 / piece.length())), TypeProperties.OPTIONS);
        }
    }

    private static String text(SemanticType type, Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "" : type.example());
        for (int changes = random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> text.insert(at, ODD.get(random.nextInt(ODD.size())));
                case 1 -> text.insert(at, (char) random.nextInt(0x80));
                case 2 -> text.insert(at, Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1)));
                case 3 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                default -> {
                    if (at < text.length()) {
                        text.setCharAt(at, (char) ('0' + random.nextInt(10)));
                    }
                }
            }
        }
        return text.toString();
    }
}
