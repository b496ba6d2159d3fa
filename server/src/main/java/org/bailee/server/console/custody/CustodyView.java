package org.bailee.server.console.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.keys.KeptSeal;
import org.bailee.server.keys.RootChange;
import org.bailee.server.keys.Rotation;
import org.bailee.server.vault.SearchIndex;

/// Who can open the root key, and how far its keys have come.
///
/// @param besideData whether the key that opened it lies beside the data
/// @param left how many people's keys are still under an older key
/// @param newest the number of the key in use
/// @param due when the newest key is followed by another
/// @param root the last change of the root key
/// @param indexes what people are found by
/// @param now against which the age of a key is told
public record CustodyView(
        List<KeptSeal> seals,
        boolean besideData,
        Listing<Epoch> list,
        Listing.Part<Epoch> part,
        Optional<Rotation> underWay,
        long left,
        int newest,
        Instant due,
        Optional<RootChange> root,
        List<SearchIndex> indexes,
        Instant now,
        List<String> refused) {
    public static final List<String> STATES = Epochs.STATES;

    /// Keys wrapped anew and keys to be.
    public long total() {
        return underWay.map(Rotation::done).orElse(0L) + left;
    }

    /// The look of the tag that says how an index stands.
    public static String mark(SearchIndex index) {
        return switch (index.state()) {
            case SERVING -> "good";
            case BUILDING -> "soon";
            case HALTED -> "bad";
            case RETIRING, SCRUBBING, GONE -> "";
        };
    }

    /// How long the key of an index has been in use.
    public Duration age(SearchIndex index) {
        return Duration.between(index.begunAt(), now);
    }

    /// Whether the keys of this one's field can be changed here: asked once a field, and not while it is being done.
    public boolean mayChange(SearchIndex index) {
        List<SearchIndex> ofField = indexes.stream()
                .filter(other -> other.field().equals(index.field()))
                .toList();
        return ofField.stream().noneMatch(SearchIndex::isBuilding)
                && ofField.stream()
                        .filter(other -> other.state() == SearchIndex.State.SERVING)
                        .findFirst()
                        .equals(Optional.of(index));
    }

    public boolean mayChangeAny() {
        return indexes.stream().anyMatch(this::mayChange);
    }

    /// Whether the page looks again by itself: something goes on that ends by itself.
    boolean isGoingOn() {
        return (underWay.isPresent() && !isHalted())
                || indexes.stream().anyMatch(index -> index.state() == SearchIndex.State.BUILDING);
    }

    public boolean isHalted() {
        return underWay.map(Rotation::damaged).orElse(0L) > 0;
    }
}
