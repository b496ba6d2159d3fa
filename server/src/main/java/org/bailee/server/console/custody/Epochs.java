package org.bailee.server.console.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.keys.KeyEpoch;
import org.bailee.server.keys.Rotation;

/// Epochs as a list: which there are and were, how it is filtered and sorted, and what its sheet holds.
final class Epochs {
    static final String NEWEST = "-number";
    static final List<String> HEADS = List.of("number", "state", "from", "until", "destroyed-at", "people");
    static final List<String> STATES = List.of(Listing.ALL, "serving", "leaving", "gone");

    private Epochs() {}

    static Listing<Epoch> listing(String state, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("state", Listing.filter(STATES, state));
        SequencedMap<String, Comparator<Epoch>> orders = new LinkedHashMap<>();
        orders.put("number", Comparator.comparingInt(Epoch::number));
        orders.put("people", Comparator.comparingLong(Epoch::dataKeys));
        return new Listing<>("/custody", filters, Columns.of(orders, sort), NEWEST, from);
    }

    /// Newest first: of keys that are destroyed only the change that followed them still tells.
    static Stream<Epoch> shown(Listing<Epoch> list, List<KeyEpoch> kept, List<Rotation> rotations) {
        String state = list.filter("state");
        return of(kept, rotations).stream().filter(epoch -> state.equals(Listing.ALL) || state.equals(epoch.state()));
    }

    static List<Epoch> of(List<KeyEpoch> kept, List<Rotation> rotations) {
        Map<Integer, KeyEpoch> epochs = kept.stream().collect(Collectors.toMap(KeyEpoch::number, Function.identity()));
        Map<Integer, Rotation> into =
                rotations.stream().collect(Collectors.toMap(Rotation::number, Function.identity()));
        TreeSet<Integer> numbers = new TreeSet<>(epochs.keySet());
        into.keySet().forEach(number -> numbers.add(number - 1));
        List<Epoch> all = new ArrayList<>();
        for (int number : numbers.descendingSet()) {
            Optional<KeyEpoch> epoch = Optional.ofNullable(epochs.get(number));
            Optional<Rotation> next = Optional.ofNullable(into.get(number + 1));
            Optional<Instant> from = epoch.map(KeyEpoch::begunAt)
                    .or(() -> Optional.ofNullable(into.get(number)).map(Rotation::begunAt));
            all.add(new Epoch(
                    number,
                    from,
                    next.map(Rotation::begunAt),
                    next.flatMap(Rotation::endedAt),
                    epoch.map(KeyEpoch::dataKeys).orElse(0L)));
        }
        return all;
    }

    static List<String> cells(Epoch epoch) {
        return List.of(
                Integer.toString(epoch.number()),
                epoch.state(),
                epoch.from().map(Instant::toString).orElse(""),
                epoch.until().map(Instant::toString).orElse(""),
                epoch.goneAt().map(Instant::toString).orElse(""),
                Long.toString(epoch.dataKeys()));
    }
}
