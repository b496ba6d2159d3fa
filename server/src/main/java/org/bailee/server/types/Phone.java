package org.bailee.server.types;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Phone numbers in E.164, with an extension as `;ext=`.
///
/// Asks only whether a number of this length can exist in its country: numbering plans grow faster than any copy of
/// them, and a number refused is a customer who cannot be called.
final class Phone {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<Integer> CALLING_CODES = NUMBERS.getSupportedCallingCodes();
    private static final String EXTENSION = ";ext=";
    private static final int LONGEST = 64;
    private static final int MOST_DIGITS = 15;
    private static final String NO_REGION = "ZZ";

    /// The region of satellite phones and freephone numbers of the whole world.
    private static final String NO_COUNTRY = "001";

    /// China's carrier codes look like the start of a number.
    private static final int WITH_CARRIER_CODES = 86;

    /// What is dialled inside a country before the number, by calling code: `0` for most.
    private static final Map<Integer, String> TRUNK_PREFIXES =
            CALLING_CODES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Phone::trunkPrefix));

    private Phone() {}

    static Checked read(String text, TypeOptions options) {
        if (text.length() > LONGEST) {
            return refused(options);
        }
        String plain = plain(text);
        if (!plain.isEmpty()) {
            return Checked.text(plain);
        }
        try {
            PhoneNumber number = NUMBERS.parse(text, options.region().orElse(NO_REGION));
            if (!isPossible(number)) {
                return refused(options);
            }
            String international = NUMBERS.format(number, PhoneNumberFormat.E164);
            return Checked.text(
                    number.hasExtension() ? international + EXTENSION + number.getExtension() : international);
        } catch (NumberParseException _) {
            return refused(options);
        }
    }

    /// Without the extension: whoever calls rarely knows it.
    static String key(String canonical) {
        int extension = canonical.indexOf(EXTENSION);
        return extension < 0 ? canonical : canonical.substring(0, extension);
    }

    /// `+55 •••• 5555`: the country, and the last digits of a number long enough to keep the others hidden.
    static String mask(String canonical) {
        String number = key(canonical);
        int code = callingCodeLength(number.substring(1));
        int shown = number.length() - code - 1 >= 8 ? 4 : 2;
        return number.substring(0, code + 1) + " •••• " + number.substring(number.length() - shown);
    }

    /// The short way for numbers written with a country code and no prefix to take off, which most are: many times
    /// faster than the library's parser, and the same result. Empty when the long way has to be taken.
    static String plain(String text) {
        StringBuilder digits = new StringBuilder(MOST_DIGITS);
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Digits.isDigit(c)) {
                digits.append(c);
            } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.') {
                return "";
            }
        }
        int code = text.charAt(0) == '+' && digits.length() <= MOST_DIGITS ? callingCodeLength(digits) : 0;
        if (code == 0 || digits.length() < code + 4 || digits.charAt(code) == '0') {
            return "";
        }
        int callingCode = Digits.number(digits.substring(0, code));
        String national = digits.substring(code);
        PhoneNumber number = new PhoneNumber().setCountryCode(callingCode).setNationalNumber(Long.parseLong(national));
        String trunk = TRUNK_PREFIXES.getOrDefault(callingCode, "");
        boolean isWhole = callingCode != WITH_CARRIER_CODES && (trunk.isEmpty() || !national.startsWith(trunk));
        return isWhole && isPossible(number) ? "+" + digits : "";
    }

    private static boolean isPossible(PhoneNumber number) {
        return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    private static int callingCodeLength(CharSequence digits) {
        int code = 0;
        for (int length = 1; length <= Math.min(3, digits.length()); length++) {
            code = code * 10 + (digits.charAt(length - 1) - '0');
            if (CALLING_CODES.contains(code)) {
                return length;
            }
        }
        return 0;
    }

    private static String trunkPrefix(int callingCode) {
        String region = NUMBERS.getRegionCodeForCountryCode(callingCode);
        String prefix = region.equals(NO_COUNTRY) ? null : NUMBERS.getNddPrefixForRegion(region, true);
        return prefix == null ? "" : prefix;
    }

    private static Checked refused(TypeOptions options) {
        return Checked.refused(
                "value.not-a-phone",
                "This is not a phone number that can exist.",
                options.region().isPresent()
                        ? "Write it with its country code, such as +1 202 555 0143, or as dialled inside the field's region."
                        : "Write it with its country code, such as +1 202 555 0143, or name the field's region in the register.");
    }
}
