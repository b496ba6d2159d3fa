package org.bailee.server.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.crypto.shares.Share;
import org.bailee.crypto.shares.ShareRefused;
import org.bailee.crypto.shares.Split;
import org.jspecify.annotations.Nullable;

/// Shares that custodians have brought to this server, in its memory only, until they are used or it took too long.
final class Gathering {
    /// Custodians come one after another, and some from afar; whoever has gone home must not count for ever.
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration LOOK = Duration.ofMinutes(1);

    /// The shares of one split.
    private record Heap(Split split, List<Share> shares, Instant begun) {}

    private final Map<Long, Heap> heaps = new HashMap<>();
    private final InstantSource clock;

    Gathering(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes a share, and wipes it if it was brought before.
    ///
    /// @return whether there are enough now
    /// @throws ShareRefused if it is of another split, or another with its number was brought before
    synchronized boolean bring(Share share, Split split) {
        sweep();
        split.mustFit(share);
        Heap heap = heaps.computeIfAbsent(split.id(), _ -> new Heap(split, new ArrayList<>(), clock.instant()));
        Optional<Share> same = heap.shares().stream()
                .filter(other -> other.number() == share.number())
                .findFirst();
        if (same.isEmpty()) {
            heap.shares().add(share);
        } else {
            boolean isTheSame = same.get().isSameAs(share);
            share.destroy();
            if (!isTheSame) {
                throw new ShareRefused(ShareRefused.Why.REPEATED, List.of(share.number()));
            }
        }
        return heap.shares().size() >= split.needed();
    }

    /// The numbers of the shares that were brought, in order.
    synchronized List<Integer> brought(Split split) {
        sweep();
        return Optional.ofNullable(heaps.get(split.id()))
                .map(heap -> heap.shares().stream().map(Share::number).sorted().toList())
                .orElse(List.of());
    }

    /// A seal that opens by what was brought: by nothing, if it is not enough.
    synchronized CustodianSeal seal() {
        sweep();
        return new CustodianSeal(heaps.values().stream()
                .filter(heap -> heap.shares().size() >= heap.split().needed())
                .flatMap(heap -> heap.shares().stream())
                .toList());
    }

    synchronized void forget(Split split) {
        wipe(heaps.remove(split.id()));
    }

    /// Forgets what has waited too long.
    ///
    /// @return when to come again
    synchronized Duration sweep() {
        Instant since = clock.instant().minus(PATIENCE);
        for (Iterator<Heap> each = heaps.values().iterator(); each.hasNext(); ) {
            Heap heap = each.next();
            if (!heap.begun().isAfter(since)) {
                wipe(heap);
                each.remove();
            }
        }
        return LOOK;
    }

    private static void wipe(@Nullable Heap heap) {
        if (heap != null) {
            heap.shares().forEach(Share::destroy);
        }
    }
}
