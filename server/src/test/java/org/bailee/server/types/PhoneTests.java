package org.bailee.server.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PhoneTests {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// Whatever the short way answers, the library answers too.
    @Test
    void theShortWayGivesWhatTheLibraryGives() {
        Random random = new Random(7);
        TreeSet<Integer> differing = new TreeSet<>();
        for (int code : NUMBERS.getSupportedCallingCodes()) {
            for (int i = 0; i < 100; i++) {
                StringBuilder number = new StringBuilder("+").append(code);
                int length = 4 + random.nextInt(9);
                for (int digit = 0; digit < length; digit++) {
                    number.append(random.nextInt(10));
                }
                String plain = Phone.plain(number.toString());
                if (!plain.isEmpty() && !plain.equals(byLibrary(number.toString()))) {
                    differing.add(code);
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    private static String byLibrary(String number) {
        try {
            return NUMBERS.format(NUMBERS.parse(number, "ZZ"), PhoneNumberFormat.E164);
        } catch (NumberParseException _) {
            return "refused";
        }
    }
}
