package org.bailee.server.types;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// A point on the map. Seven decimals are a centimetre; more would be noise, so they are rounded away.
final class Geolocation {
    private static final int DECIMALS = 7;

    static final PartsShape SHAPE = new PartsShape(parts(), Tidy.LINE, Geolocation::apart, Geolocation::whole, false);

    private Geolocation() {}

    private static SequencedMap<String, TextShape> parts() {
        SequencedMap<String, TextShape> parts = new LinkedHashMap<>();
        parts.put("latitude", TextShape.line((text, _) -> degrees(text, 90)));
        parts.put("longitude", TextShape.line((text, _) -> degrees(text, 180)));
        return parts;
    }

    private static SortedMap<String, String> apart(String text) {
        SortedMap<String, String> parts = new TreeMap<>(Comparator.naturalOrder());
        int comma = text.indexOf(',') >= 0 ? text.indexOf(',') : text.indexOf(' ');
        parts.put("latitude", comma < 0 ? text : text.substring(0, comma));
        parts.put("longitude", comma < 0 ? "" : text.substring(comma + 1));
        return parts;
    }

    private static Checked whole(Checked point) {
        return point instanceof Checked.Accepted(Value.Parts(SortedMap<String, String> parts)) && parts.size() < 2
                ? Checked.refused(
                        "value.not-a-point",
                        "A point needs latitude and longitude.",
                        "Send both, such as 52.5163, 13.3777.")
                : point;
    }

    private static Checked degrees(String text, int most) {
        return Numbers.read(text)
                .filter(number -> number.abs().compareTo(BigDecimal.valueOf(most)) <= 0)
                .map(number -> number.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros())
                .map(number -> Checked.text(Numbers.canonical(number)))
                .orElseGet(() -> Checked.refused(
                        "value.not-degrees",
                        "This is not a number of degrees between -" + most + " and " + most + ".",
                        "Write decimal degrees such as 52.5163, south and west below zero."));
    }
}
