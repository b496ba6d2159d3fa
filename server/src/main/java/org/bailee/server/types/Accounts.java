package org.bailee.server.types;

import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.ABANumberCheckDigit;
import org.iban4j.BicUtil;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.iban4j.UnsupportedCountryException;

/// Where money lies, by number.
final class Accounts {
    private static final int SHORTEST_CARD = 12;
    private static final int LONGEST_CARD = 19;

    /// Knows the countries that joined lately.
    private static final IBANValidator COUNTRIES_SINCE = IBANValidator.getInstance();

    private Accounts() {}

    static Checked iban(String text, TypeOptions options) {
        String compact = Digits.compact(text);
        try {
            if (isAlphanumeric(compact, 15, 34)) {
                IbanUtil.validate(compact);
                return Checked.text(compact);
            }
        } catch (UnsupportedCountryException _) {
            return COUNTRIES_SINCE.isValid(compact) ? Checked.text(compact) : notAnIban();
        } catch (Iban4jException _) {
            return notAnIban();
        }
        return notAnIban();
    }

    static Checked bic(String text, TypeOptions options) {
        String compact = Digits.compact(text);
        try {
            if (isAlphanumeric(compact, 8, 11)) {
                BicUtil.validate(compact);
                return Checked.text(compact);
            }
        } catch (Iban4jException _) {
            return notABic();
        }
        return notABic();
    }

    static Checked card(String text, TypeOptions options) {
        String compact = Digits.compact(text);
        boolean isCard = compact.length() >= SHORTEST_CARD
                && compact.length() <= LONGEST_CARD
                && Digits.areAll(compact)
                && !Sums.areAllAlike(compact)
                && Sums.luhn(compact);
        return isCard
                ? Checked.text(compact)
                : Checked.refused(
                        "value.not-a-card-number",
                        "This is not the number of a payment card.",
                        "Write its 12 to 19 digits as embossed; one of them is wrong or missing.");
    }

    /// The last four digits alone (PCI DSS 3.4.1 would allow the first six too).
    static String maskedCard(String digits) {
        return "•••• " + digits.substring(digits.length() - 4);
    }

    static boolean routing(String digits) {
        return ABANumberCheckDigit.ABAN_CHECK_DIGIT.isValid(digits);
    }

    /// Letters and digits of any bank anywhere.
    static Checked account(String text, TypeOptions options) {
        String compact = Digits.compact(text);
        return isAlphanumeric(compact, 4, 34)
                ? Checked.text(compact)
                : Checked.refused(
                        "value.not-an-account",
                        "This is not a bank account number.",
                        "Write 4 to 34 letters and digits; keep leading zeros.");
    }

    static boolean isAlphanumeric(String text, int least, int most) {
        return text.length() >= least
                && text.length() <= most
                && text.chars().allMatch(c -> Digits.isDigit(c) || Digits.isLetter(c));
    }

    private static Checked notAnIban() {
        return Checked.refused(
                "value.not-an-iban",
                "This is not an IBAN.",
                "Write it in full, such as DE89 3704 0044 0532 0130 00; a digit is wrong, missing or swapped.");
    }

    private static Checked notABic() {
        return Checked.refused(
                "value.not-a-bic", "This is not a BIC.", "Write its 8 or 11 letters and digits, such as DEUTDEFF.");
    }
}
