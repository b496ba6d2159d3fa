package org.bailee.server.console.erasures;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.erasure.Erasing;
import org.bailee.server.erasure.Horizon;

/// Who was erased, and what an erasure is worth at this moment.
public record ErasuresView(Listing<Row> list, Listing.Part<Row> part, Horizon ifNow) {
    public static final List<String> SINCE = List.of(Listing.ALL, "week", "month", "year");

    public static final List<String> WHAT =
            Arrays.stream(Erasing.values()).map(Erasing::word).toList();

    /// Whether what was erased has to be said.
    public boolean isOfParts() {
        return Erasing.named(list.filter("what"))
                .filter(what -> what != Erasing.PEOPLE)
                .isPresent();
    }

    static final Map<String, Duration> LENGTHS =
            Map.of("week", Duration.ofDays(7), "month", Duration.ofDays(31), "year", Duration.ofDays(366));
}
