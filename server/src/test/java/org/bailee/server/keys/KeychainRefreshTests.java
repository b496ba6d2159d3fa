package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.server.keys.TestCustody.ADMINISTRATOR;

import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Keys that other nodes made are taken up while everybody works.
class KeychainRefreshTests {
    private final TestDatabase database = TestDatabase.fresh();
    private final KeyRing ring = restarted();
    private final Keychain chain = ring.keychain().get();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    /// Whoever waits for the keys may hold the very connection that the rows are to be read by.
    @Test
    void keepsNobodyFromTheKeysWhileItsRowsAreRead() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        KeyStore slow = new KeyStore(new Between(database.db(), () -> {
            reading.countDown();
            await(read);
        }));
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<?> refreshing = two.submit(() -> chain.refresh(slow));
            reading.await();
            try {
                Future<Boolean> working = two.submit(() -> chain.isAbove(new KeyStore(database.db()).wrappedKeys()));
                assertThat(working.get(10, TimeUnit.SECONDS)).isTrue();
            } finally {
                read.countDown();
            }
            refreshing.get();
        }
    }

    @Test
    void letsGoOfNoKeyThatWasTakenUpWhileItsRowsWereRead() {
        KeyStore keys = new KeyStore(database.db());
        chain.refresh(new KeyStore(new Between(database.db(), () -> {
            KeyRing other = restarted();
            TestKeys.epochs(database, other, new TestClock(), () -> {}).begin(ADMINISTRATOR);
            TestKeys.backupKeys(database, other).begin(ADMINISTRATOR);
            chain.refresh(keys);
        })));
        chain.refresh(keys);
        assertThat(chain.newest().number()).isEqualTo(2);
        assertThat(chain.newest().isDestroyed()).isFalse();
        assertThat(chain.newestBackupKey().number()).isEqualTo(2);
    }

    private KeyRing restarted() {
        return TestKeys.on(database, new SecureRandom(), TestCustody.FIRST);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
