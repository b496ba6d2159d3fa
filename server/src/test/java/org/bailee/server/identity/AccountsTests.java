package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountsTests {
    /// S26: what was read while a key was being revoked still holds the key, and must not be kept.
    @Test
    @Tag("S26")
    void keepsNothingThatWasReadBeforeItWasTold() {
        AtomicInteger reads = new AtomicInteger();
        AtomicReference<Accounts> accounts = new AtomicReference<>();
        accounts.set(new Accounts(
                () -> {
                    if (reads.incrementAndGet() == 1) {
                        accounts.get().forget();
                    }
                    return List.of();
                },
                () -> 0));

        assertThat(accounts.get().withKey(new byte[32])).isEmpty();
        assertThat(accounts.get().withKey(new byte[32])).isEmpty();
        assertThat(accounts.get().withKey(new byte[32])).isEmpty();

        assertThat(reads).hasValue(2);
    }
}
