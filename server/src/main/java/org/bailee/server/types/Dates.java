package org.bailee.server.types;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Days and moments, in ISO 8601 only: `03/04/2021` is March to some and April to others.
final class Dates {
    /// Older than anyone alive; a birth before it is a slip of the keyboard.
    private static final LocalDate OLDEST_BIRTH = LocalDate.of(1850, 1, 1);

    private static final int DATE = 10;

    private Dates() {}

    static Checked day(String text, TypeOptions options) {
        return read(text).map(day -> Checked.text(day.toString())).orElseGet(Dates::notADate);
    }

    static Checked birth(String text, TypeOptions options) {
        Optional<LocalDate> read = read(text);
        if (read.isEmpty()) {
            return notADate();
        }
        LocalDate day = read.get();
        if (day.isBefore(OLDEST_BIRTH)) {
            return Checked.refused(
                    "value.too-early", "Nobody alive was born before 1850.", "Check the year; write all four digits.");
        }
        if (options.today().filter(day::isAfter).isPresent()) {
            return Checked.refused(
                    "value.in-the-future", "The date of birth lies in the future.", "Check the year and the month.");
        }
        return Checked.text(day.toString());
    }

    static Checked instant(String text, TypeOptions options) {
        String iso = text.toUpperCase(Locale.ROOT).replace(' ', 'T');
        try {
            OffsetDateTime moment = OffsetDateTime.parse(iso, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            int year = moment.toInstant().atOffset(ZoneOffset.UTC).getYear();
            return year < 1 || year > 9999
                    ? notAnInstant()
                    : Checked.text(moment.toInstant().toString());
        } catch (DateTimeException _) {
            return notAnInstant();
        }
    }

    /// `YYYY-MM`, also written `MM/YY` and `MM/YYYY` as on the card.
    static Checked cardExpiry(String text, TypeOptions options) {
        int slash = text.indexOf('/');
        String month = slash < 0 ? tail(text, 5) : text.substring(0, slash).strip();
        String year = slash < 0 ? head(text, 4) : text.substring(slash + 1).strip();
        boolean isWritten =
                slash >= 0 ? year.length() == 2 || year.length() == 4 : text.length() == 7 && text.charAt(4) == '-';
        int monthNumber = Digits.number(month);
        if (!isWritten || Digits.number(year) < 0 || month.length() > 2 || monthNumber < 1 || monthNumber > 12) {
            return Checked.refused(
                    "value.not-an-expiry",
                    "This is not the expiry date of a card.",
                    "Write year and month as 2031-07, or as on the card: 07/31.");
        }
        String century = year.length() == 2 ? "20" : "";
        return Checked.text(century + year + (monthNumber < 10 ? "-0" : "-") + monthNumber);
    }

    /// A day, also when spelled as midnight of that day, as databases export it.
    private static Optional<LocalDate> read(String text) {
        boolean isDay = text.length() >= DATE
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && isMidnight(text.substring(DATE));
        int year = isDay ? Digits.number(text.substring(0, 4)) : -1;
        int month = isDay ? Digits.number(text.substring(5, 7)) : -1;
        int day = isDay ? Digits.number(text.substring(8, DATE)) : -1;
        return isDay(year, month, day) ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
    }

    static boolean isDay(int year, int month, int day) {
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static boolean isMidnight(String time) {
        if (time.isEmpty()) {
            return true;
        }
        char separator = time.charAt(0);
        if (separator != 'T' && separator != 't' && separator != ' ') {
            return false;
        }
        String clock = time.substring(1);
        if (clock.endsWith("Z") || clock.endsWith("z")) {
            clock = clock.substring(0, clock.length() - 1);
        }
        return clock.equals("00:00")
                || clock.startsWith("00:00:00")
                        && (clock.length() == 8
                                || clock.charAt(8) == '.'
                                        && clock.length() > 9
                                        && clock.chars().skip(9).allMatch(c -> c == '0'));
    }

    private static String head(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static String tail(String text, int from) {
        return text.substring(Math.min(from, text.length()));
    }

    private static Checked notADate() {
        return Checked.refused(
                "value.not-a-date",
                "This is not a date.",
                "Write year, month and day as 2026-11-25; a time of day other than midnight needs the type instant.");
    }

    private static Checked notAnInstant() {
        return Checked.refused(
                "value.not-an-instant",
                "This is not a moment in time with its offset from UTC.",
                "Write it as 2026-11-25T14:15:00Z or 2026-11-25T14:15:00+01:00.");
    }
}
