package org.bailee.server.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        Instant end = ERASED.plusSeconds(11 * 86_400);
        Horizon horizon = passed
                ? new Horizon(new KeyEnd(3, ERASED, true), new KeyCopies(true, true, Optional.empty()), true)
                : new Horizon(
                        new KeyEnd(3, ERASED.plusSeconds(604_800), false),
                        new KeyCopies(false, true, Optional.of(end)),
                        true);
        EntryId entry = new EntryId(ID);
        return new Certificate(new SubjectId(ID), entry, ERASED, entry, ERASED, horizon, "", "");
    }

    /// The rows, put together again.
    private static String text(byte[] pdf) {
        return SHOWN.matcher(new String(pdf, US_ASCII))
                .results()
                .map(shown -> new String(HexFormat.of().parseHex(shown.group(1)), WINDOWS))
                .collect(Collectors.joining(" "));
    }
}
