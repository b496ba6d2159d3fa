package org.bailee.server.types;

import java.net.IDN;
import java.util.Locale;

/// E-mail addresses as people have them: RFC 5321 without quoted names and bare hosts, and with RFC 6531 letters.
///
/// The top-level domain is not looked up: lists of them go stale, and a customer with a new one is still a customer.
final class Email {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_DOMAIN = 253;
    private static final String ATOM_MARKS = "!#$%&'*+/=?^_`{|}~-";

    private Email() {}

    static Checked read(String text, TypeOptions options) {
        String bare = text.regionMatches(true, 0, "mailto:", 0, 7) ? text.substring(7) : text;
        int at = bare.lastIndexOf('@');
        if (bare.length() > LONGEST || at < 1 || at > LONGEST_LOCAL || !isDotAtom(bare.substring(0, at))) {
            return refused();
        }
        String domain = bare.substring(at + 1).toLowerCase(Locale.ROOT);
        return isDomain(domain) ? Checked.text(bare.substring(0, at) + "@" + domain) : refused();
    }

    /// Without case, and international domains in their one ASCII form.
    static String key(String address) {
        int at = address.lastIndexOf('@');
        return SearchText.fold(address.substring(0, at)) + "@" + ascii(address.substring(at + 1));
    }

    /// At least two labels of letters, digits and inner dashes; the last one is no number.
    static boolean isDomain(String domain) {
        String ascii = domain.length() <= LONGEST_DOMAIN ? ascii(domain) : "";
        if (ascii.isEmpty() || ascii.length() > LONGEST_DOMAIN) {
            return false;
        }
        String[] labels = ascii.split("\\.", -1);
        for (String label : labels) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return labels.length > 1 && !Digits.areAll(labels[labels.length - 1]);
    }

    /// Empty when there is none.
    static String ascii(String domain) {
        if (SearchText.isAscii(domain)) {
            return domain;
        }
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return "";
        }
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-'
                && areLabelMarks(label);
    }

    private static boolean areLabelMarks(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (!(c >= 'a' && c <= 'z' || Digits.isDigit(c) || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDotAtom(String local) {
        boolean wasDot = true;
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            boolean isDot = c == '.';
            if (isDot ? wasDot : !isAtom(c)) {
                return false;
            }
            wasDot = isDot;
        }
        return !wasDot;
    }

    private static boolean isAtom(char c) {
        return c < 0x80
                ? Digits.isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || ATOM_MARKS.indexOf(c) >= 0
                : !Tidy.isBlank(c);
    }

    private static Checked refused() {
        return Checked.refused(
                "value.not-an-email",
                "This is not an e-mail address.",
                "Write one address alone, such as ada@example.org, without a name or angle brackets.");
    }
}
