package org.bailee.server.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.crypto.DataKey;
import org.bailee.server.shared.SubjectId;

/// Unwrapped data keys in memory: a bounded number, for a bounded time, and none that was shredded.
final class DataKeyCache {
    /// About 50 MB.
    private static final int MOST_KEYS = 100_000;

    /// How long a key that another server shredded may linger here; what it opened is gone from the database at
    /// once.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Cache<SubjectId, DataKey> keys = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterWrite(LONGEST)
            .executor(Runnable::run)
            .build();
    private final AtomicLong shreddings = new AtomicLong();

    Map<SubjectId, DataKey> present(Collection<SubjectId> subjects) {
        return keys.getAllPresent(subjects);
    }

    /// To be asked before keys are read from the database, and handed to [#put] with them.
    long moment() {
        return shreddings.get();
    }

    /// Keeps keys that were read after `since`, unless any key was shredded meanwhile: it may have been among them.
    ///
    /// The keys are put first and the count compared afterwards. Whichever way a concurrent [#forget] falls,
    /// either it finds the key to remove or this finds the count changed.
    void put(Map<SubjectId, DataKey> read, long since) {
        keys.putAll(read);
        if (shreddings.get() != since) {
            keys.invalidateAll(read.keySet());
        }
    }

    void forget(Collection<SubjectId> subjects) {
        shreddings.incrementAndGet();
        keys.invalidateAll(subjects);
    }

    void forgetAll() {
        shreddings.incrementAndGet();
        List<DataKey> gone = List.copyOf(keys.asMap().values());
        keys.invalidateAll();
        gone.forEach(DataKey::destroy);
    }
}
