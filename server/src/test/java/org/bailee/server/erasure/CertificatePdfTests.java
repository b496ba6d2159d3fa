package org.bailee.server.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bailee.server.backup.KeyCopies;
import org.bailee.server.keys.KeyEnd;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.Test;

class CertificatePdfTests {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern SHOWN = Pattern.compile("<([0-9a-f]*)> Tj");
    private static final Instant ERASED = Instant.parse("2026-11-26T19:28:24.123456Z");
    private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");

    @Test
    void saysTheSameInBothLanguages() {
        String text = text(certificate(false).pdf());
        assertThat(text)
                .contains("Certificate of erasure", "Löschbescheinigung", ID.toString())
                .contains("was erased on 26 November 2026, 19:28:24 UTC", "Until 7 December 2026, 19:28:24 UTC")
                .contains("wurde am 26. November 2026, 19:28:24 UTC gelöscht", "Bis zum 7. Dezember 2026");
        assertThat(text(certificate(true).pdf()))
                .contains("No copy this installation keeps can be opened any more.", "there is none")
                .contains("Keine Kopie, die diese Installation aufbewahrt", "es gibt keine");
    }

    @Test
    void saysWhichPartWasErased() {
        Certificate part = certificate(
                false,
                List.of(
                        new ErasedPart("order", List.of(), 3),
                        new ErasedPart("profile", List.of("email", "phone"), 1),
                        new ErasedPart("survey", List.of("*"), 2)));
        assertThat(text(part.pdf()))
                .contains("the following was erased on 26 November 2026", "3 records of order")
                .contains("profile.email, profile.phone in 1 record", "all fields of survey in 2 records")
                .contains("3 Datensätze von order", "profile.email, profile.phone in 1 Datensatz")
                .contains("alle Felder von survey in 2 Datensätzen")
                .doesNotContain("Everything kept of the person");
        assertThat(part.says())
                .contains("3 records of order; profile.email profile.phone in 1 record; survey.* in 2 records")
                .contains("sealed under another key");
    }

    @Test
    void goesOnOnFurtherPages() {
        List<ErasedPart> many = IntStream.range(0, 80)
                .mapToObj(number -> new ErasedPart("collection-" + number, List.of("*"), number))
                .toList();
        byte[] pdf = certificate(false, many).pdf();
        String file = new String(pdf, US_ASCII);
        assertThat(file).contains("/Count 6 ");
        assertThat(text(pdf)).contains("collection-0", "collection-79", "Beide Einträge");
        assertThat(Pattern.compile(" Td ").matcher(file).results().count()).isGreaterThan(160);
        assertThat(Pattern.compile("Tf \\d+ -").matcher(file).find())
                .as("below the edge")
                .isFalse();
    }

    @Test
    void isTheSameBytesForTheSameCertificate() {
        assertThat(certificate(false).pdf()).isEqualTo(certificate(false).pdf());
    }

    /// Every object stands where the table at the end says, and the text is as long as it says.
    @Test
    void isAFileThatReadersAccept() {
        String file = new String(certificate(false).pdf(), US_ASCII);
        assertThat(file).startsWith("%PDF-1.7\n").endsWith("%%EOF\n");
        int table = Integer.parseInt(file.replaceAll("(?s).*startxref\n(\\d+)\n.*", "$1"));
        assertThat(file.substring(table)).startsWith("xref\n0 8\n");
        Matcher places = Pattern.compile("(\\d{10}) 00000 n \n").matcher(file.substring(table));
        int number = 0;
        while (places.find()) {
            number++;
            assertThat(file.substring(Integer.parseInt(places.group(1)))).startsWith(number + " 0 obj\n");
        }
        assertThat(number).isEqualTo(7);
        Matcher stream =
                Pattern.compile("(?s)/Length (\\d+) >>\nstream\n(.*)endstream").matcher(file);
        assertThat(stream.find()).isTrue();
        assertThat(stream.group(2)).hasSize(Integer.parseInt(stream.group(1)));
    }

    @Test
    void hasEveryWordInEveryLanguageInLettersThatReadersHave() {
        ResourceBundle english = CertificatePdf.bundle(Locale.ENGLISH);
        for (Locale language : CertificatePdf.LANGUAGES) {
            ResourceBundle words = CertificatePdf.bundle(language);
            assertThat(words.keySet()).isEqualTo(english.keySet());
            for (String name : words.keySet()) {
                assertThat(WINDOWS.newEncoder().canEncode(words.getString(name)))
                        .isTrue();
            }
        }
    }

    private static Certificate certificate(boolean passed) {
        return certificate(passed, List.of());
    }

    private static Certificate certificate(boolean passed, List<ErasedPart> parts) {
        Instant end = ERASED.plusSeconds(11 * 86_400);
        Horizon horizon = passed
                ? new Horizon(new KeyEnd(3, ERASED, true), new KeyCopies(true, true, Optional.empty()), true)
                : new Horizon(
                        new KeyEnd(3, ERASED.plusSeconds(604_800), false),
                        new KeyCopies(false, true, Optional.of(end)),
                        true);
        Proven proven = new Proven(new EntryId(ID), "");
        return new Certificate(new SubjectId(ID), parts, List.of(proven), ERASED, proven, ERASED, horizon);
    }

    /// The rows, put together again.
    private static String text(byte[] pdf) {
        return SHOWN.matcher(new String(pdf, US_ASCII))
                .results()
                .map(shown -> new String(HexFormat.of().parseHex(shown.group(1)), WINDOWS))
                .collect(Collectors.joining(" "));
    }
}
