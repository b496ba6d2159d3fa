package org.bailee.server.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a register file may be before its meaning is looked at.
class YamlTests {
    @Test
    void refusesBytesThatAreNotUtf8WhereTheyStand() {
        byte[] file = "controller:\n  name: Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertMistake(RegisterReader.read(file), 2, 12, "file.not-utf-8");
    }

    @Test
    void refusesUtf16() {
        assertMistake(RegisterReader.read(Files.northwind().getBytes(StandardCharsets.UTF_16)), 1, 1, "file.not-utf-8");
    }

    @Test
    void refusesANul() {
        assertMistake(Files.read("controller:\n  name: a\0b\n"), 2, 10, "file.unprintable");
    }

    @Test
    void refusesATabAsIndentation() {
        assertThat(Files.mistakeCodes("controller:\n\tname: Northwind\n")).containsExactly("2:1 file.tab");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(Files.mistakeCodes("")).containsExactly("1:1 file.empty");
        assertThat(Files.mistakeCodes("# nothing yet\n")).containsExactly("1:1 file.empty");
    }

    @Test
    void refusesAFileOfMoreThanOneMebibyte() {
        byte[] file = new byte[FileText.MOST_BYTES + 1];
        Arrays.fill(file, (byte) '#');

        assertMistake(RegisterReader.read(file), 1, 1, "file.too-large");
    }

    @Test
    void refusesASecondDocument() {
        assertThat(Files.mistakeCodes(Files.northwind() + "---\nmore: 1\n"))
                .hasSize(1)
                .allSatisfy(code -> assertThat(code).endsWith("file.several-documents"));
    }

    @Test
    void refusesAKeyTwice() {
        assertThat(Files.mistakeCodes(Files.northwind() + "recipients: {}\n"))
                .hasSize(1)
                .allSatisfy(code -> assertThat(code).endsWith("key.twice"));
    }

    @Test
    void refusesKeysThatAreNoWords() {
        assertThat(Files.mistakeCodes(Files.northwind() + "? [a, b]\n: c\n"))
                .hasSize(1)
                .allSatisfy(code -> assertThat(code).endsWith("key.shape"));
    }

    @Test
    void refusesTags() {
        assertThat(Files.mistakes(Files.northwindWith("name: Northwind", "name: !!java.lang.String Northwind")))
                .extracting(Mistake::code)
                .containsExactly("file.tag");
    }

    @Test
    void saysWhereTheYamlIsBroken() {
        assertThat(Files.mistakeCodes("controller:\n  name: [open\n  contact: x\n"))
                .containsExactly("3:10 file.syntax");
    }

    @Test
    @Timeout(60)
    void refusesAnAliasBombWithoutGrowing() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append((before + ", ").repeat(8))
                    .append(before)
                    .append("]\n");
        }

        assertThat(Files.mistakes(bomb.toString()))
                .filteredOn(mistake -> mistake.code().equals("file.alias"))
                .hasSize(26 + 25 * 9);
    }

    @Test
    @Timeout(60)
    void refusesDeepNestingWithoutExhaustingTheStack() {
        assertThat(Files.mistakes("a: " + "[".repeat(900_000)))
                .extracting(Mistake::code)
                .containsExactly("file.too-deep");
        assertThat(Files.mistakes("{a: ".repeat(200_000)))
                .extracting(Mistake::code)
                .containsExactly("file.too-deep");
        assertThat(Files.mistakes("- ".repeat(400_000)))
                .extracting(Mistake::code)
                .containsExactly("file.too-deep");
    }

    @Test
    @Timeout(60)
    void reportsAtMostAThousandMistakes() {
        assertThat(Files.mistakes("controller: {}\n" + "a: &a 1\n".repeat(100_000)))
                .hasSize(1_000);
    }

    @Test
    void readsAFileWithByteOrderMarkAndWindowsLineEnds() {
        String windows = "\ufeff" + Files.northwind().replace("\n", "\r\n");

        assertThat(Files.sound(windows)).isEqualTo(Files.sound(Files.northwind()));
        assertThat(Files.mistakeCodes(windows.replace("name: Northwind", "nam: Northwind")))
                .containsExactly("1:1 controller.name.missing", "2:3 key.unknown");
    }

    @Test
    void countryCodesAndLanguagesAreNeverTakenForBooleans() {
        String file = Files.northwindWith("[DE, US-WA]", "[DE, NO]")
                .replace("asks: May we send you offers by e-mail?", "asks: { no: Vil du ha tilbud?, en: May we? }");

        assertThat(Files.sound(file).controller().establishments()).containsExactly("DE", "NO");
        assertThat(Files.sound(file)
                        .activity("newsletter")
                        .orElseThrow()
                        .grounds()
                        .asks()
                        .orElseThrow()
                        .byLanguage())
                .containsOnlyKeys("no", "en");
    }

    /// A file damaged anywhere is read or refused, but nothing else: seeded, so that a failure can be seen again.
    @Test
    void answersEveryDamagedFileWithItsMistakes() {
        byte[] whole = FileText.bytes(Files.northwind());
        byte[] signs = "\0\t\n\r :{}[],&*!|>'\"%@`#-?~<\\\u00e9x0".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20_261_125);
        int refused = 0;
        int rounds = 2_000;
        for (int round = 0; round < rounds; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = signs[random.nextInt(signs.length)];
            }
            int cut = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
            switch (RegisterReader.read(Arrays.copyOf(damaged, cut))) {
                case Reading.Sound sound ->
                    assertThat(sound.definition().retention())
                            .hasSameSizeAs(sound.definition().collections());
                case Reading.Mistaken mistaken -> {
                    refused++;
                    assertThat(mistaken.mistakes()).isNotEmpty();
                }
            }
        }
        assertThat(refused).isGreaterThan(rounds / 2);
    }

    private static void assertMistake(Reading reading, int line, int column, String code) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Mistaken.class,
                        mistaken -> assertThat(mistaken.mistakes())
                                .singleElement()
                                .satisfies(mistake -> {
                                    assertThat(mistake.code()).isEqualTo(code);
                                    assertThat(mistake.line()).isEqualTo(line);
                                    assertThat(mistake.column()).isEqualTo(column);
                                }));
    }
}
