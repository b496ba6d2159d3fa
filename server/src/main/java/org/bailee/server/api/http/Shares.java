package org.bailee.server.api.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bailee.server.identity.Source;

/// How many requests one network may have served at once, so that one alone cannot take every place there is.
final class Shares {
    /// Not less: many people may come from behind one address.
    private static final int OF_ALL = 4;

    private final int most;
    private final ConcurrentMap<Source, Integer> taken = new ConcurrentHashMap<>();

    Shares(int places) {
        this.most = Math.max(1, places / OF_ALL);
    }

    /// Whether there was a place; if so, it is to be given back.
    boolean take(Source source) {
        boolean[] given = new boolean[1];
        taken.compute(source, (_, before) -> {
            int now = before == null ? 0 : before;
            given[0] = now < most;
            return given[0] ? Integer.valueOf(now + 1) : before;
        });
        return given[0];
    }

    /// Forgets who has none left: what is kept is never more than the places there are.
    void giveBack(Source source) {
        taken.computeIfPresent(source, (_, before) -> before == 1 ? null : before - 1);
    }
}
