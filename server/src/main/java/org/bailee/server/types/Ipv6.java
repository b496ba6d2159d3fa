package org.bailee.server.types;

/// IPv6 addresses, read from any spelling of RFC 4291 and written in the one of RFC 5952. Looks nothing up.
final class Ipv6 {
    private static final int GROUPS = 8;

    private Ipv6() {}

    /// Lower case, no leading zeros, the first longest run of zero groups as `::`. Empty when it is no address.
    static String canonical(String text) {
        int gap = text.indexOf("::");
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return read(text, groups, 0) == GROUPS ? written(groups) : "";
        }
        int head = gap == 0 ? 0 : read(text.substring(0, gap), groups, 0);
        int[] tail = new int[GROUPS];
        int length = gap + 2 == text.length() ? 0 : read(text.substring(gap + 2), tail, 0);
        if (head < 0 || length < 0 || head + length >= GROUPS) {
            return "";
        }
        System.arraycopy(tail, 0, groups, GROUPS - length, length);
        return written(groups);
    }

    /// How many groups there are, or -1.
    private static int read(String text, int[] groups, int from) {
        int count = from;
        int digits = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ':' : text.charAt(i);
            if (c == ':') {
                if (digits == 0 || ++count > GROUPS) {
                    return -1;
                }
                digits = 0;
            } else {
                int digit = Character.digit(c, 16);
                if (c >= 0x80 || digit < 0 || digits == 4 || count == GROUPS) {
                    return -1;
                }
                groups[count] = digits == 0 ? digit : groups[count] << 4 | digit;
                digits++;
            }
        }
        return count;
    }

    private static String written(int[] groups) {
        int from = 0;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                from = i;
                longest = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < GROUPS) {
            if (longest > 1 && i == from) {
                text.append("::");
                i += longest;
            } else {
                boolean isFirst = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(isFirst ? "" : ":").append(Integer.toHexString(groups[i]));
                i++;
            }
        }
        return text.toString();
    }
}
