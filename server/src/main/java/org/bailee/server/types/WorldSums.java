package org.bailee.server.types;

import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/// What must come out for the numbers of authorities outside Europe.
final class WorldSums {
    private static final String RESIDENT_CHECKS = "10X98765432";
    private static final String CURP_CHARACTERS = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ";
    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private WorldSums() {}

    /// Areas 000, 666 and 900 upwards, group 00 and serial 0000 are never given out.
    static boolean ssn(String digits) {
        return !digits.startsWith("000")
                && !digits.startsWith("666")
                && digits.charAt(0) != '9'
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000");
    }

    /// Groups given out to taxpayers without a social security number.
    static boolean itin(String digits) {
        int group = Digits.number(digits.substring(3, 5));
        return digits.charAt(0) == '9'
                && (group >= 50 && group <= 65 || group >= 70 && group <= 99 && group != 89 && group != 93);
    }

    static boolean cpf(String digits) {
        int first = Sums.weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        int second = Sums.weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        return !Sums.areAllAlike(digits) && first == Digits.at(digits, 9) && second == Digits.at(digits, 10);
    }

    static boolean aadhaar(String digits) {
        return digits.charAt(0) >= '2' && VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(digits);
    }

    /// The fourth letter says what kind of taxpayer; the number 0000 is never given out.
    static boolean pan(String text) {
        return "ABCFGHJLPT".indexOf(text.charAt(3)) >= 0 && !text.startsWith("0000", 5);
    }

    static boolean tfn(String digits) {
        return digits.length() == 8 || Sums.weighted(digits, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0;
    }

    static boolean curp(String text) {
        int month = Digits.number(text.substring(6, 8));
        int day = Digits.number(text.substring(8, 10));
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CURP_CHARACTERS.indexOf(text.charAt(i)) * (18 - i);
        }
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (10 - sum % 10) % 10 == Digits.at(text, 17);
    }

    /// ISO 7064 MOD 11-2, with a day of birth inside.
    static boolean resident(String text) {
        int check = RESIDENT_CHECKS.charAt(Sums.weighted(text, RESIDENT_WEIGHTS) % 11);
        return Dates.isDay(
                        Digits.number(text.substring(6, 10)),
                        Digits.number(text.substring(10, 12)),
                        Digits.number(text.substring(12, 14)))
                && check == text.charAt(17);
    }

    static boolean myNumber(String digits) {
        int rest = Sums.weighted(digits, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (rest <= 1 ? 0 : 11 - rest) == Sums.last(digits);
    }

    static boolean nric(String text) {
        int sum = Sums.weighted(text.substring(1, 8), 2, 7, 6, 5, 4, 3, 2);
        return switch (text.charAt(0)) {
            case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == text.charAt(8);
            case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == text.charAt(8);
            case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == text.charAt(8);
            case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == text.charAt(8);
            case 'M' -> "KLJNPQRTUWX".charAt(10 - (sum + 3) % 11) == text.charAt(8);
            default -> false;
        };
    }

    /// With the day of birth in front.
    static boolean southAfrican(String digits) {
        int month = Digits.number(digits.substring(2, 4));
        int day = Digits.number(digits.substring(4, 6));
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && Sums.luhn(digits);
    }

    static boolean turkish(String digits) {
        int odd = Sums.weighted(digits, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        int even = Sums.weighted(digits, 0, 1, 0, 1, 0, 1, 0, 1, 0);
        int tenth = Math.floorMod(odd * 7 - even, 10);
        return digits.charAt(0) != '0'
                && tenth == Digits.at(digits, 9)
                && (odd + even + tenth) % 10 == Digits.at(digits, 10);
    }
}
