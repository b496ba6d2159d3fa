package org.bailee.server.types;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Numbers and amounts as canonical decimal text: no grouping, no exponent, no needless zeros.
final class Numbers {
    /// Before the decimal point, and after it.
    private static final int MOST_DIGITS = 38;

    private static final int LONGEST_TEXT = 100;
    private static final int LARGEST_EXPONENT = 99;

    /// Currencies with the decimals their amounts are written with; without those that have none, such as gold.
    private static final Map<String, Integer> DECIMALS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    private Numbers() {}

    static Checked number(String text, TypeOptions options) {
        return read(text)
                .map(number -> Checked.text(canonical(number)))
                .orElseGet(
                        () -> Checked.refused(
                                "value.not-a-number",
                                "This is not a number.",
                                "Write digits with at most one decimal point, such as 1234.5; no commas, no blanks, no units."));
    }

    static Checked integer(String text, TypeOptions options) {
        return whole(text)
                .map(number -> Checked.text(canonical(number)))
                .orElseGet(() -> Checked.refused(
                        "value.not-whole", "This is not a whole number.", "Write digits only, such as 1234."));
    }

    static Checked age(String text, TypeOptions options) {
        return whole(text)
                .filter(number -> number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(150)) <= 0)
                .map(number -> Checked.text(canonical(number)))
                .orElseGet(() -> Checked.refused(
                        "value.not-an-age", "This is not an age.", "Write whole years between 0 and 150."));
    }

    /// `13.86 USD`. The currency may stand first or come from the register; the amount gets the currency's decimals.
    static Checked money(String text, TypeOptions options) {
        int letters = 0;
        while (letters < text.length() && isLetter(text.charAt(letters))) {
            letters++;
        }
        int end = text.length();
        while (end > letters && isLetter(text.charAt(end - 1))) {
            end--;
        }
        String code = text.substring(0, letters) + text.substring(end);
        Optional<BigDecimal> amount = read(text.substring(letters, end).strip());
        String currency = code.isEmpty() ? options.currency().orElse("") : code.toUpperCase(Locale.ROOT);
        if (amount.isEmpty() || code.isEmpty() && currency.isEmpty()) {
            return Checked.refused(
                    "value.not-money",
                    "This is not an amount with its currency.",
                    "Write the amount and the ISO 4217 code, as 13.86 USD, or name the field's currency in the register.");
        }
        Integer decimals = DECIMALS.get(currency);
        if (decimals == null) {
            return Checked.refused(
                    "value.unknown-currency",
                    "The currency is unknown.",
                    "Use an ISO 4217 code such as EUR, USD or JPY.");
        }
        if (amount.get().scale() > decimals) {
            return Checked.refused(
                    "value.too-precise",
                    "The amount has more decimals than its currency.",
                    "Round it to " + decimals + " decimals, or keep it as a number.");
        }
        return Checked.text(
                amount.get().setScale(decimals, RoundingMode.UNNECESSARY).toPlainString() + " " + currency);
    }

    /// Reads `-12.5`, `+7`, `.5` and `1e3`, within bounds that keep the plain form short.
    static Optional<BigDecimal> read(String text) {
        return text.length() <= LONGEST_TEXT && isWritten(text)
                ? Optional.of(new BigDecimal(text).stripTrailingZeros())
                        .filter(number ->
                                number.scale() <= MOST_DIGITS && number.precision() - number.scale() <= MOST_DIGITS)
                : Optional.empty();
    }

    private static boolean isWritten(String text) {
        int digits = 0;
        int points = 0;
        int exponentAt = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSign = (c == '-' || c == '+') && (i == 0 || i == exponentAt + 1 && exponentAt > 0);
            if (Digits.isDigit(c)) {
                digits += exponentAt < 0 ? 1 : 0;
            } else if (c == '.' && exponentAt < 0 && points == 0) {
                points++;
            } else if ((c == 'e' || c == 'E') && exponentAt < 0 && digits > 0) {
                exponentAt = i;
            } else if (!isSign) {
                return false;
            }
        }
        return digits > 0 && (exponentAt < 0 || isExponent(text, exponentAt));
    }

    static String canonical(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.toPlainString();
    }

    private static boolean isExponent(String text, int exponentAt) {
        String exponent = text.substring(exponentAt + 1);
        int size =
                Digits.number(exponent.startsWith("-") || exponent.startsWith("+") ? exponent.substring(1) : exponent);
        return size >= 0 && size <= LARGEST_EXPONENT;
    }

    private static Optional<BigDecimal> whole(String text) {
        return read(text).filter(number -> number.scale() <= 0);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
