package org.bailee.server.types;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;

/// Phone numbers in E.164, with an extension as `;ext=`.
///
/// Asks only whether a number of this length can exist in its country: numbering plans grow faster than any copy of
/// them, and a number refused is a customer who cannot be called.
final class Phone {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<Integer> CALLING_CODES = NUMBERS.getSupportedCallingCodes();
    private static final String EXTENSION = ";ext=";
    private static final int LONGEST = 64;
    private static final String NO_REGION = "ZZ";

    private Phone() {}

    static Checked read(String text, TypeOptions options) {
        if (text.length() > LONGEST) {
            return refused(options);
        }
        try {
            PhoneNumber number = NUMBERS.parse(text, options.region().orElse(NO_REGION));
            if (NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
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
        int code = callingCodeLength(number);
        int shown = number.length() - code - 1 >= 8 ? 4 : 2;
        return number.substring(0, code + 1) + " •••• " + number.substring(number.length() - shown);
    }

    private static int callingCodeLength(String number) {
        for (int length = 1; length <= 3; length++) {
            if (CALLING_CODES.contains(Digits.number(number.substring(1, 1 + length)))) {
                return length;
            }
        }
        return 0;
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
