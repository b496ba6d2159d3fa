package org.bailee.server.console.frame;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.identity.Preferences;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.types.SemanticType;

/// The words, dates and numbers of a page in one reader's language and time zone.
public final class Words {
    /// The languages that have every word; a test holds them against each other.
    public static final List<Locale> LANGUAGES = Preferences.LANGUAGES;

    private static final Map<Locale, ResourceBundle> BUNDLES = LANGUAGES.stream()
            .collect(Collectors.toMap(language -> language, language -> bundle("words.console", language)));

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
    private static final int THOUSAND = 1_000;
    private static final int TEN = 10;

    private final Locale locale;
    private final ResourceBundle bundle;
    private final Refusals refusals;
    private final ZoneId zone;

    private Words(Locale locale, ResourceBundle bundle, ZoneId zone) {
        this.locale = locale;
        this.bundle = bundle;
        this.refusals = new Refusals(locale);
        this.zone = zone;
    }

    /// In the first of the reader's languages that we have, else in English.
    public static Words in(List<Locale.LanguageRange> wanted, ZoneId zone) {
        Locale language = Locale.lookup(wanted, LANGUAGES);
        Locale known = language == null ? Locale.ENGLISH : language;
        return new Words(known, bundle(known), zone);
    }

    /// A text by its name, with its gaps filled.
    ///
    /// @throws java.util.MissingResourceException if no such text was written
    public String say(String name, Object... gaps) {
        return new MessageFormat(bundle.getString(name), locale).format(gaps);
    }

    /// How long somebody has to wait who tried too often.
    public String wait(Duration wait) {
        return say("signin.wait", seconds(wait));
    }

    /// At least one.
    static long seconds(Duration wait) {
        return Math.max(1, Unavailable.seconds(wait));
    }

    /// Everything that stands in the way, and what to do about each.
    public List<String> wrong(Problem problem) {
        return problem instanceof Invalid invalid
                ? invalid.violations().stream().map(refusals::whole).toList()
                : List.of(refusals.says(problem) + " " + refusals.hint(problem));
    }

    /// What went wrong, in one sentence.
    String says(Problem problem) {
        String says = refusals.says(problem);
        return problem instanceof Invalid invalid && invalid.violations().size() > 1
                ? says + " " + say("frame.more-wrong", invalid.violations().size() - 1)
                : says;
    }

    /// What to do next, in one sentence.
    String hint(Problem problem) {
        return refusals.hint(problem);
    }

    /// What a type is. English stands in the table of types itself.
    public String type(SemanticType type) {
        return locale.equals(Locale.ENGLISH)
                ? type.says()
                : bundle("words.types", locale).getString(type.name());
    }

    public String language() {
        return locale.getLanguage();
    }

    public String when(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// How long ago something was, as people say it.
    public String ago(Duration age) {
        if (age.toHours() < 1) {
            return say("ago.lately");
        }
        return age.toDays() < 2 ? say("ago.hours", age.toHours()) : say("ago.days", age.toDays());
    }

    /// How much room something takes: `4.2 MB`.
    public String size(long bytes) {
        int unit = 0;
        double size = bytes;
        while (size >= THOUSAND && unit < UNITS.size() - 1) {
            size /= THOUSAND;
            unit++;
        }
        NumberFormat number = NumberFormat.getNumberInstance(locale);
        number.setMaximumFractionDigits(size < TEN && unit > 0 ? 1 : 0);
        return number.format(size) + "\u00a0" + UNITS.get(unit);
    }

    /// A country's name; the code itself where there is none.
    public String country(String iso) {
        return Locale.of("", iso.substring(0, Math.min(2, iso.length()))).getDisplayCountry(locale);
    }

    /// A length of time as people say it: `2 years`.
    public String length(Period period) {
        return Stream.of(
                        Map.entry("length.years", period.getYears()),
                        Map.entry("length.months", period.getMonths()),
                        Map.entry("length.days", period.getDays()))
                .filter(part -> part.getValue() != 0)
                .map(part -> say(part.getKey(), part.getValue()))
                .collect(Collectors.joining(" "));
    }

    /// The texts of exactly this language: what lacks one must fail, and not answer in the server's own.
    static ResourceBundle bundle(String texts, Locale language) {
        return ResourceBundle.getBundle(
                texts, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static ResourceBundle bundle(Locale language) {
        ResourceBundle bundle = BUNDLES.get(language);
        if (bundle == null) {
            throw new IllegalArgumentException("No words in " + language + ".");
        }
        return bundle;
    }
}
