package org.bailee.server.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import org.bailee.server.types.SemanticType;
import org.bailee.server.types.SemanticTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every language has every word, and every word can be said.
class WordsTests {
    static final java.util.List<Locale> LANGUAGES = Words.LANGUAGES;

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasEveryWordAndNoOther(Locale language) {
        assertThat(Words.bundle(language).keySet())
                .isEqualTo(Words.bundle(Locale.ENGLISH).keySet());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyTextHasTheGapsOfTheEnglishOne(Locale language) {
        ResourceBundle english = Words.bundle(Locale.ENGLISH);
        ResourceBundle other = Words.bundle(language);
        for (String name : english.keySet()) {
            assertThat(gaps(other.getString(name), language))
                    .as(name)
                    .isEqualTo(gaps(english.getString(name), Locale.ENGLISH));
        }
    }

    @Test
    void everyTypeIsDescribedInGermanAndNothingElse() {
        assertThat(Words.bundle("words.types", Locale.GERMAN).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        SemanticTypes.all().stream().map(SemanticType::name).toList());
    }

    @Test
    void describesATypeInTheReadersLanguage() {
        SemanticType email = SemanticTypes.named("email").orElseThrow();
        assertThat(in("en").type(email)).isEqualTo(email.says());
        assertThat(in("de").type(email)).isEqualTo("Eine E-Mail-Adresse.");
    }

    private static Words in(String language) {
        return Words.in(Locale.LanguageRange.parse(language), ZoneId.of("UTC"));
    }

    @Test
    void fallsBackToEnglish() {
        Words words = Words.in(Locale.LanguageRange.parse("tlh, xx;q=0.5"), ZoneId.of("UTC"));
        assertThat(words.language()).isEqualTo("en");
    }

    @Test
    void speaksGermanToWhoAsksForIt() {
        Words words = Words.in(Locale.LanguageRange.parse("de-AT, en;q=0.5"), ZoneId.of("UTC"));
        assertThat(words.say("sign-out")).isEqualTo("Abmelden");
        assertThat(words.say("home.home.title", 1)).isEqualTo("Heute wartet eine Sache auf Sie");
    }

    private static int gaps(String text, Locale language) {
        return new MessageFormat(text, language).getFormatsByArgumentIndex().length;
    }
}
