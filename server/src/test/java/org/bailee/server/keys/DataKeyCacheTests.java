package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.bailee.crypto.DataKey;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestClock;
import org.junit.jupiter.api.Test;

class DataKeyCacheTests {
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(new TestClock(), random);
    private final DataKeyCache cache = new DataKeyCache();
    private final SubjectId ada = ids.nextSubject();
    private final DataKey key = DataKey.random(random);

    @Test
    void keepsWhatWasRead() {
        cache.put(Map.of(ada, key), cache.moment());
        assertThat(cache.present(List.of(ada, ids.nextSubject()))).containsExactly(Map.entry(ada, key));
    }

    @Test
    void doesNotKeepAKeyThatWasReadBeforeItsShredding() {
        long before = cache.moment();
        cache.forget(List.of(ada));
        cache.put(Map.of(ada, key), before);
        assertThat(cache.present(List.of(ada))).isEmpty();
    }

    @Test
    void forgetsWhatWasKept() {
        SubjectId bob = ids.nextSubject();
        cache.put(Map.of(ada, key, bob, key), cache.moment());
        cache.forget(List.of(ada));
        assertThat(cache.present(List.of(ada, bob))).containsOnlyKeys(bob);
        cache.forgetAll();
        assertThat(cache.present(List.of(ada, bob))).isEmpty();
    }
}
