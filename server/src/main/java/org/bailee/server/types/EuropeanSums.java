package org.bailee.server.types;

import org.apache.commons.validator.routines.checkdigit.EAN13CheckDigit;

/// What must come out for the numbers of European authorities.
final class EuropeanSums {
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String HETU_MARKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String PPS_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";

    /// Codice fiscale: what a character counts for at an odd place, counted from one.
    private static final int[] ODD_PLACES = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private EuropeanSums() {}

    /// Prefixes never given out.
    static boolean nino(String text) {
        String prefix = text.substring(0, 2);
        return "DFIQUV".indexOf(prefix.charAt(0)) < 0
                && "DFIOQUV".indexOf(prefix.charAt(1)) < 0
                && switch (prefix) {
                    case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ" -> false;
                    default -> text.length() == 8 || text.charAt(8) <= 'D';
                };
    }

    static boolean nhs(String digits) {
        return (11 - Sums.weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 == Sums.last(digits);
    }

    /// Among the first ten digits one stands twice or three times, and never three times in a row.
    static boolean steuerId(String digits) {
        int[] counts = new int[10];
        for (int i = 0; i < 10; i++) {
            counts[Digits.at(digits, i)]++;
            if (i > 1 && digits.charAt(i) == digits.charAt(i - 1) && digits.charAt(i) == digits.charAt(i - 2)) {
                return false;
            }
        }
        int repeated = 0;
        for (int count : counts) {
            repeated += count > 1 ? 1 : 0;
            if (count > 3) {
                return false;
            }
        }
        return digits.charAt(0) != '0' && repeated == 1 && Sums.mod1110(digits);
    }

    /// Corsica's departments 2A and 2B count as 19 and 18.
    static boolean nir(String text) {
        String number = text.substring(0, 13);
        String digits = number.substring(0, 5)
                + number.substring(5, 7).replace("2A", "19").replace("2B", "18")
                + number.substring(7);
        return Digits.areAll(digits) && 97 - Sums.mod(digits, 97) == Digits.number(text.substring(13));
    }

    /// DNI, or NIE with X, Y, Z standing for 0, 1, 2.
    static boolean dni(String text) {
        char first = text.charAt(0);
        String digits = Digits.isDigit(first) ? text : "XYZ".indexOf(first) + text.substring(1);
        return digits.charAt(0) != '-'
                && DNI_LETTERS.charAt(Digits.number(digits.substring(0, 8)) % 23) == text.charAt(8);
    }

    static boolean codiceFiscale(String text) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = text.charAt(i);
            int value = Digits.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD_PLACES[value] : value;
        }
        return 'A' + sum % 26 == text.charAt(15);
    }

    static boolean bsn(String digits) {
        return !Sums.areAllAlike(digits) && Sums.weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
    }

    /// For those born since 2000 a 2 stands in front.
    static boolean belgian(String digits) {
        int check = Digits.number(digits.substring(9));
        String number = digits.substring(0, 9);
        return check == 97 - Sums.mod(number, 97) || check == 97 - Sums.mod("2" + number, 97);
    }

    static boolean pesel(String digits) {
        return (10 - Sums.weighted(digits, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10 == Sums.last(digits);
    }

    /// Ten digits, with a plus inside once somebody is a hundred; or twelve with the century, which does not count.
    static boolean personnummer(String digits) {
        String ten = digits.replace("+", "");
        ten = ten.substring(ten.length() - 10);
        int month = Digits.number(ten.substring(2, 4));
        int day = Digits.number(ten.substring(4, 6)) % 60;
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && Sums.luhn(ten);
    }

    static boolean ahv(String digits) {
        return digits.startsWith("756") && EAN13CheckDigit.EAN13_CHECK_DIGIT.isValid(digits);
    }

    static boolean austrian(String digits) {
        return digits.charAt(0) != '0'
                && Sums.weighted(digits, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == Digits.at(digits, 3);
    }

    static boolean nif(String digits) {
        int check = 11 - Sums.weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return digits.charAt(0) != '0' && (check > 9 ? 0 : check) == Sums.last(digits);
    }

    /// Forty is added to the day of those without residence, and to the month of numbers made by hospitals and for
    /// tests.
    static boolean fodselsnummer(String digits) {
        int first = 11 - Sums.weighted(digits, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11;
        int second = 11 - Sums.weighted(digits, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        int day = Digits.number(digits.substring(0, 2)) % 40;
        int month = Digits.number(digits.substring(2, 4)) % 40;
        return day >= 1
                && day <= 31
                && month >= 1
                && month <= 12
                && first % 11 == Digits.at(digits, 9)
                && second % 11 == Digits.at(digits, 10);
    }

    /// Numbers given out since 2007 carry no check digit, so only the day of birth in front is looked at.
    static boolean cpr(String digits) {
        int day = Digits.number(digits.substring(0, 2));
        int month = Digits.number(digits.substring(2, 4));
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    /// With or without the mark of the century, which is a dash for most and so lost to tidying.
    static boolean hetu(String text) {
        String digits = text.substring(0, 6) + text.substring(text.length() - 4, text.length() - 1);
        return cpr(digits)
                && Digits.number(digits.substring(6)) > 1
                && HETU_MARKS.charAt(Digits.number(digits) % 31) == text.charAt(text.length() - 1);
    }

    static boolean pps(String text) {
        boolean isOfSpouse = text.length() == 9 && "TWX".indexOf(text.charAt(8)) >= 0;
        int second = text.length() == 9 && !isOfSpouse ? PPS_LETTERS.indexOf(text.charAt(8)) : 0;
        int sum = Sums.weighted(text, 8, 7, 6, 5, 4, 3, 2) + second * 9;
        return second >= 0 && PPS_LETTERS.charAt(sum % 23) == text.charAt(7);
    }
}
