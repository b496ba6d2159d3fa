package org.bailee.server.types;

import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/// The arithmetic check digits share. Every text given here has passed its form: digits where digits belong.
final class Sums {
    private Sums() {}

    static boolean none(String text) {
        return true;
    }

    /// Fifteen digits end in a check digit; fourteen lack it, sixteen end in the version of the software.
    static boolean imei(String digits) {
        return digits.length() != 15 || luhn(digits);
    }

    static boolean luhn(String digits) {
        return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }

    /// Digits times weights, from the left, as far as the weights go.
    static int weighted(String text, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Digits.at(text, i);
        }
        return sum;
    }

    /// The remainder of a decimal number too long for an int.
    static int mod(String digits, int modulus) {
        int rest = 0;
        for (int i = 0; i < digits.length(); i++) {
            rest = (rest * 10 + Digits.at(digits, i)) % modulus;
        }
        return rest;
    }

    /// ISO 7064 MOD 11,10
    static boolean mod1110(String digits) {
        int check = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (check + Digits.at(digits, i)) % 10;
            check = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - check) % 10 == Digits.at(digits, digits.length() - 1);
    }

    static boolean areAllAlike(String text) {
        return text.chars().allMatch(c -> c == text.charAt(0));
    }

    static int last(String text) {
        return Digits.at(text, text.length() - 1);
    }
}
