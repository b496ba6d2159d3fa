package org.bailee.server.types;

import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// Numbers of documents whose form differs from one issuer to the next.
final class Documents {
    /// Characters after the country code of a VAT number, from the least to the most.
    private static final Map<String, int[]> VAT_LENGTHS = Map.ofEntries(
            Map.entry("AT", new int[] {9, 9}),
            Map.entry("BE", new int[] {10, 10}),
            Map.entry("BG", new int[] {9, 10}),
            Map.entry("CY", new int[] {9, 9}),
            Map.entry("CZ", new int[] {8, 10}),
            Map.entry("DE", new int[] {9, 9}),
            Map.entry("DK", new int[] {8, 8}),
            Map.entry("EE", new int[] {9, 9}),
            Map.entry("EL", new int[] {9, 9}),
            Map.entry("ES", new int[] {9, 9}),
            Map.entry("FI", new int[] {8, 8}),
            Map.entry("FR", new int[] {11, 11}),
            Map.entry("HR", new int[] {11, 11}),
            Map.entry("HU", new int[] {8, 8}),
            Map.entry("IE", new int[] {8, 9}),
            Map.entry("IT", new int[] {11, 11}),
            Map.entry("LT", new int[] {9, 12}),
            Map.entry("LU", new int[] {8, 8}),
            Map.entry("LV", new int[] {11, 11}),
            Map.entry("MT", new int[] {8, 8}),
            Map.entry("NL", new int[] {12, 12}),
            Map.entry("PL", new int[] {10, 10}),
            Map.entry("PT", new int[] {9, 9}),
            Map.entry("RO", new int[] {2, 10}),
            Map.entry("SE", new int[] {12, 12}),
            Map.entry("SI", new int[] {8, 8}),
            Map.entry("SK", new int[] {10, 10}),
            Map.entry("XI", new int[] {5, 12}),
            Map.entry("GB", new int[] {5, 12}));

    private Documents() {}

    static Checked vat(String text, TypeOptions options) {
        String compact = Digits.compact(text);
        int[] lengths = compact.length() > 2 ? VAT_LENGTHS.get(compact.substring(0, 2)) : null;
        boolean isVat = lengths != null
                && Accounts.isAlphanumeric(compact, 2 + lengths[0], 2 + lengths[1])
                && compact.chars().skip(2).filter(Digits::isDigit).count() >= Math.min(lengths[0], 5)
                && (!compact.startsWith("DE") || Sums.mod1110(compact.substring(2)));
        return isVat
                ? Checked.text(compact)
                : Checked.refused(
                        "value.not-a-vat-number",
                        "This is not a European VAT number.",
                        "Write it with its country code, such as DE136695976.");
    }

    /// Letters and digits, `least` to `most` of them, blanks and punctuation aside.
    static TextShape lettersAndDigits(String called, int least, int most) {
        return numbered(called, compact -> Accounts.isAlphanumeric(compact, least, most), least, most);
    }

    /// At least one digit among them, as passports and licences have.
    static TextShape documentNumber(String called, int least, int most) {
        Predicate<String> fits = compact ->
                Accounts.isAlphanumeric(compact, least, most) && compact.chars().anyMatch(Digits::isDigit);
        return numbered(called, fits, least, most);
    }

    /// Seventeen characters without I, O and Q, which one could mistake for digits.
    static TextShape vehicle() {
        Predicate<String> fits = compact -> Accounts.isAlphanumeric(compact, 17, 17)
                && compact.chars().noneMatch(c -> c == 'I' || c == 'O' || c == 'Q');
        return numbered("a vehicle identification number", fits, 17, 17);
    }

    /// Plates of any country and script, blanks and dashes aside.
    static Checked plate(String text, TypeOptions options) {
        String upper = text.toUpperCase(Locale.ROOT);
        boolean isPlate = upper.codePointCount(0, upper.length()) <= 16
                && upper.codePoints().anyMatch(Character::isLetterOrDigit)
                && upper.codePoints()
                        .allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '.' || c == '·');
        return isPlate
                ? Checked.text(upper)
                : Checked.refused(
                        "value.not-a-plate", "This is not a licence plate.", "Write at most 16 letters and digits.");
    }

    private static TextShape numbered(String called, Predicate<String> fits, int least, int most) {
        return TextShape.line((text, _) -> {
                    String compact = Digits.compact(text);
                    return fits.test(compact)
                            ? Checked.text(compact)
                            : Checked.refused(
                                    "value.wrong-form",
                                    "This is not " + called + ".",
                                    least == most
                                            ? "Write all " + least + " letters and digits."
                                            : "Write " + least + " to " + most
                                                    + " letters and digits, as on the document.");
                })
                .masked(Masks::ending);
    }
}
