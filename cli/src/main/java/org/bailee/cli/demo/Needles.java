package org.bailee.cli.demo;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Values in every form they might lie about in, and a search for all of them at once.
///
/// Each form is at least eight bytes long, so one look at the eight bytes before us tells whether any can begin here.
final class Needles {
    /// Shorter values are found everywhere by chance.
    static final int SHORTEST = 8;

    static final String FORMS = "UTF-8, UTF-16, Latin-1, hexadecimal and base64, in upper and lower case too";
    private static final int FILTER_BITS = 1 << 22;

    private record Needle(String value, byte[] bytes) {}

    private final Map<Long, List<Needle>> byBeginning = new HashMap<>();
    private final BitSet filter = new BitSet(FILTER_BITS);
    private final Set<String> values = new TreeSet<>();

    Needles(Collection<String> values) {
        for (String value : new TreeSet<>(values)) {
            if (value.length() >= SHORTEST) {
                this.values.add(value);
                new TreeSet<>(List.of(value, value.toLowerCase(Locale.ROOT), value.toUpperCase(Locale.ROOT)))
                        .forEach(spelling -> add(value, spelling));
            }
        }
    }

    Set<String> values() {
        return values;
    }

    private void add(String value, String spelling) {
        byte[] utf8 = spelling.getBytes(StandardCharsets.UTF_8);
        add(new Needle(value, utf8));
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            add(new Needle(value, spelling.getBytes(charset)));
        }
        if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(spelling)) {
            add(new Needle(value, spelling.getBytes(StandardCharsets.ISO_8859_1)));
        }
        add(value, HexFormat.of().formatHex(utf8).getBytes(StandardCharsets.US_ASCII));
        add(value, HexFormat.of().withUpperCase().formatHex(utf8).getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < 3; shift++) {
            // Base64 writes three bytes as four letters, so a value in the middle of a text can look three ways; the
            // letters at both ends also hold bits of its neighbours, and are left out.
            byte[] shifted = new byte[shift + utf8.length];
            System.arraycopy(utf8, 0, shifted, shift, utf8.length);
            byte[] letters = Base64.getEncoder().withoutPadding().encode(shifted);
            int whole = shifted.length / 3 * 4;
            add(value, Arrays.copyOfRange(letters, shift == 0 ? 0 : 4, Math.max(whole, 4)));
        }
    }

    private void add(String value, byte[] bytes) {
        add(new Needle(value, bytes));
    }

    private void add(Needle needle) {
        if (needle.bytes().length >= SHORTEST) {
            long beginning = ByteBuffer.wrap(needle.bytes()).getLong();
            byBeginning.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(needle);
            filter.set(slot(beginning));
        }
    }

    /// Adds every value that lies somewhere in the bytes.
    void findIn(byte[] hay, int length, Set<String> found) {
        long window = 0;
        for (int i = 0; i < length; i++) {
            window = window << 8 | hay[i] & 0xff;
            if (i >= 7 && filter.get(slot(window))) {
                int begins = i - 7;
                for (Needle needle : byBeginning.getOrDefault(window, List.of())) {
                    int ends = begins + needle.bytes().length;
                    if (ends <= length && Arrays.equals(hay, begins, ends, needle.bytes(), 0, needle.bytes().length)) {
                        found.add(needle.value());
                    }
                }
            }
        }
    }

    int longest() {
        return byBeginning.values().stream()
                .flatMap(List::stream)
                .mapToInt(needle -> needle.bytes().length)
                .max()
                .orElse(0);
    }

    private static int slot(long window) {
        return (int) ((window * 0x9E3779B97F4A7C15L) >>> 42);
    }
}
