package org.bailee.server.erasure;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// A certificate as a page to be printed or handed on, in English and in German. Nothing of the person is on it
/// but the id, which nobody else has.
final class CertificatePdf {
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss'Z'", Locale.ROOT);

    private final Certificate certificate;

    CertificatePdf(Certificate certificate) {
        this.certificate = certificate;
    }

    byte[] bytes() {
        PdfPage page = new PdfPage();
        LANGUAGES.forEach(language -> write(page, bundle(language), language));
        String title = bundle(Locale.ENGLISH).getString("title");
        return page.bytes(title, "en", MADE.format(certificate.statedAt().atOffset(ZoneOffset.UTC)));
    }

    private void write(PdfPage page, ResourceBundle words, Locale language) {
        Horizon horizon = certificate.horizon();
        page.heading(words.getString("title"));
        String what = certificate.isOfWhole() ? "erased" : "erased.part";
        page.paragraph(say(words, language, what, when(words, language, certificate.erasedAt())));
        certificate.parts().forEach(part -> page.paragraph("\u2022 " + says(words, language, part)));
        if (!certificate.isOfWhole()) {
            page.paragraph(words.getString("resealed"));
        }
        String kept = horizon.word();
        page.paragraph(say(words, language, kept, when(words, language, horizon.at())));
        if (!horizon.ours()) {
            page.paragraph(words.getString("elsewhere"));
        }
        page.fact(words.getString("person"), certificate.subject().toString());
        certificate
                .erasures()
                .forEach(erasure ->
                        page.fact(words.getString("erasure"), erasure.entry().toString()));
        page.fact(words.getString("statement"), certificate.statement().entry().toString());
        page.fact(words.getString("stated"), when(words, language, certificate.statedAt()));
        page.fact(
                say(
                        words,
                        language,
                        horizon.keys().isOver() ? "keys.gone" : "keys",
                        horizon.keys().epoch()),
                when(words, language, horizon.keys().at()));
        page.fact(
                words.getString("backups"),
                horizon.backups()
                        .until()
                        .map(at -> when(words, language, at))
                        .orElseGet(() ->
                                words.getString(horizon.backups().areNone() ? "backups.none" : "backups.unknown")));
        page.space();
        page.paragraph(words.getString("proofs"));
        page.space();
    }

    private static String says(ResourceBundle words, Locale language, ErasedPart part) {
        String said = part.isWholeRecords() ? "part.records" : part.isAllFields() ? "part.all" : "part.fields";
        String what = part.isAllFields() ? part.collection() : part.what().replace(" ", ", ");
        return new MessageFormat(words.getString(said), language).format(new Object[] {what, part.records()});
    }

    private static String when(ResourceBundle words, Locale language, Instant at) {
        return DateTimeFormatter.ofPattern(words.getString("when"), language).format(at.atOffset(ZoneOffset.UTC));
    }

    private static String say(ResourceBundle words, Locale language, String name, Object gap) {
        return new MessageFormat(words.getString(name), language).format(new Object[] {gap});
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "words.certificate",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
