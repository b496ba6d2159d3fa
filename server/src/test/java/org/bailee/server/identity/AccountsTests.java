package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountsTests {
    /// S26: what was read while a key was being revoked still holds the key, and must not be kept.
    @Test
    @Tag("S26")
    void keepsNothingThatWasReadBeforeItWasTold() {
        AtomicInteger reads = new AtomicInteger();
        Accounts[] accounts = new Accounts[1];
        accounts[0] = new Accounts(
                () -> {
                    if (reads.incrementAndGet() == 1) {
                        accounts[0].forget();
                    }
                    return List.of();
                },
                () -> 0);

        assertThat(accounts[0].withKey(new byte[32])).isEmpty();
        assertThat(accounts[0].withKey(new byte[32])).isEmpty();
        assertThat(accounts[0].withKey(new byte[32])).isEmpty();

        assertThat(reads).hasValue(2);
    }
}
