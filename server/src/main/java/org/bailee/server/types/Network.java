package org.bailee.server.types;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.apache.commons.validator.routines.InetAddressValidator;

/// Names and numbers of machines and pages.
final class Network {
    private static final InetAddressValidator ADDRESSES = InetAddressValidator.getInstance();
    private static final int LONGEST_ADDRESS = 45;
    private static final int LONGEST_URL = 2048;

    private Network() {}

    /// IPv4 in dotted decimals, IPv6 as RFC 5952 writes it. Never looks anything up.
    static Checked ip(String text, TypeOptions options) {
        boolean isAddress = text.length() <= LONGEST_ADDRESS
                && text.indexOf('/') < 0
                && text.indexOf('%') < 0
                && ADDRESSES.isValid(text);
        return isAddress
                ? Checked.text(canonical(InetAddress.ofLiteral(text)))
                : Checked.refused(
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

    private static String canonical(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : shortened(address.getAddress());
    }

    /// RFC 5952: lower case, no leading zeros, the first longest run of zero groups as `::`.
    private static String shortened(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = Byte.toUnsignedInt(bytes[2 * i]) << 8 | Byte.toUnsignedInt(bytes[2 * i + 1]);
        }
        int from = 0;
        int longest = 0;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                from = i;
                longest = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (longest > 1 && i == from) {
                text.append("::");
                i += longest - 1;
            } else {
                boolean isFirst = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(isFirst ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static Checked notAUrl() {
        return Checked.refused(
                "value.not-a-url",
                "This is not the address of a web page.",
                "Write it in full, such as https://example.org/page; escape blanks as %20.");
    }
}
