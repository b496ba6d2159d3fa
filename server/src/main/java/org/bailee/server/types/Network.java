package org.bailee.server.types;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Names and numbers of machines and pages.
final class Network {
    private static final int LONGEST_ADDRESS = 45;
    private static final int LONGEST_URL = 2048;

    private Network() {}

    /// IPv4 in dotted decimals, IPv6 as RFC 5952 writes it.
    static Checked ip(String text, TypeOptions options) {
        if (text.length() > LONGEST_ADDRESS) {
            return notAnAddress();
        }
        if (text.indexOf(':') < 0) {
            return isDotted(text) ? Checked.text(text) : notAnAddress();
        }
        String canonical = embedded(text);
        return canonical.isEmpty() ? notAnAddress() : Checked.text(canonical);
    }

    /// `::ffff:192.0.2.7` is the IPv4 address it carries.
    private static String embedded(String text) {
        int last = text.lastIndexOf(':');
        boolean isMapped = text.regionMatches(true, 0, "::ffff:", 0, 7) && last == 6;
        return isMapped && isDotted(text.substring(7)) ? text.substring(7) : Ipv6.canonical(text);
    }

    /// Four numbers without leading zeros, which some would read as octal.
    private static boolean isDotted(String text) {
        String[] bytes = text.split("\\.", -1);
        for (String number : bytes) {
            int value = number.length() > 3 ? -1 : Digits.number(number);
            if (value < 0 || value > 255 || number.length() > 1 && number.charAt(0) == '0') {
                return false;
            }
        }
        return bytes.length == 4;
    }

    private static Checked notAnAddress() {
        return Checked.refused(
                "value.not-an-ip-address",
                "This is not an IP address.",
                "Write one address such as 192.0.2.7 or 2001:db8::7, without port, prefix length or zone.");
    }

    /// `192.•••`, `2001:•••`
    static String maskedIp(String text) {
        int first = text.indexOf('.') >= 0 ? text.indexOf('.') : text.indexOf(':');
        return text.substring(0, first + 1) + Masks.HIDDEN;
    }

    static Checked mac(String text, TypeOptions options) {
        String hex = Digits.compact(text.replace(":", "")).toLowerCase(Locale.ROOT);
        boolean isMac = (hex.length() == 12 || hex.length() == 16)
                && hex.chars().allMatch(c -> Digits.isDigit(c) || c >= 'a' && c <= 'f');
        if (!isMac) {
            return Checked.refused(
                    "value.not-a-mac-address",
                    "This is not a MAC address.",
                    "Write six or eight bytes in hexadecimal, such as 00:00:5e:00:53:af.");
        }
        StringBuilder spaced = new StringBuilder(hex.substring(0, 2));
        for (int i = 2; i < hex.length(); i += 2) {
            spaced.append(':').append(hex, i, i + 2);
        }
        return Checked.text(spaced.toString());
    }

    static Checked domain(String text, TypeOptions options) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Email.isDomain(lower)
                ? Checked.text(lower)
                : Checked.refused(
                        "value.not-a-domain", "This is not a domain name.", "Write it as in shop.example.org.");
    }

    static Checked url(String text, TypeOptions options) {
        if (text.length() > LONGEST_URL) {
            return notAUrl();
        }
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
            if (!scheme.equals("https") && !scheme.equals("http") || authority.isEmpty()) {
                return notAUrl();
            }
            if (authority.indexOf('@') >= 0) {
                return Checked.refused(
                        "value.url-with-credentials",
                        "The address holds a user name or password.",
                        "Remove what stands before the @; credentials belong into a vault for secrets.");
            }
            String rest = text.substring(url.getScheme().length() + 3 + authority.length());
            return Checked.text(scheme + "://" + authority.toLowerCase(Locale.ROOT) + rest);
        } catch (URISyntaxException _) {
            return notAUrl();
        }
    }

    static String maskedUrl(String text) {
        return text.substring(0, text.indexOf("//") + 2) + Masks.HIDDEN;
    }

    private static Checked notAUrl() {
        return Checked.refused(
                "value.not-a-url",
                "This is not the address of a web page.",
                "Write it in full, such as https://example.org/page; escape blanks as %20.");
    }
}
