package org.bailee.server.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bailee.server.keys.Argon2id;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Unavailable;

/// Hashes and verifies passwords, so many at once and no more: each takes 19 MiB and a processor.
final class Passwords {
    /// Longer ones are refused when set, and fail like any wrong one when tried.
    static final int LONGEST = 4096;

    private static final String WHAT = "password";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StaffSecrets secrets;
    private final SecureRandom random;
    private final Argon2id cost;
    private final Semaphore slots;
    private final Duration patience;
    private final PasswordHash nobodys;

    Passwords(StaffSecrets secrets, SecureRandom random, Argon2id cost) {
        this(secrets, random, cost, 2 * Runtime.getRuntime().availableProcessors(), PATIENCE);
    }

    Passwords(StaffSecrets secrets, SecureRandom random, Argon2id cost, int atOnce, Duration patience) {
        this.secrets = secrets;
        this.random = random;
        this.cost = cost;
        this.slots = new Semaphore(atOnce, true);
        this.patience = patience;
        this.nobodys = PasswordHash.of("", cost, random);
    }

    /// What is kept of a password: its hash, sealed for its owner alone.
    byte[] seal(ActorId owner, String password) {
        return sealed(owner, slot(() -> PasswordHash.of(password, cost, random)));
    }

    /// Whether the password is the one kept. Takes as long if nothing is kept, or the password is too long to be
    /// one.
    Verdict verify(ActorId owner, Optional<byte[]> sealed, String password) {
        byte[] kept = sealed.orElseGet(() -> sealed(owner, nobodys));
        PasswordHash hash = PasswordHash.read(new String(secrets.open(kept, WHAT, owner.value()), US_ASCII));
        boolean tooLong = password.length() > LONGEST;
        boolean right = slot(() -> hash.isOf(tooLong ? "" : password)) && sealed.isPresent() && !tooLong;
        return new Verdict(right, right && hash.isWeaker(cost));
    }

    /// @param outdated whether it should be hashed anew, at today's cost
    record Verdict(boolean right, boolean outdated) {}

    private byte[] sealed(ActorId owner, PasswordHash hash) {
        return secrets.seal(hash.phc().getBytes(US_ASCII), WHAT, owner.value());
    }

    private <T> T slot(Supplier<T> hash) {
        try {
            if (!slots.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return hash.get();
        } finally {
            slots.release();
        }
    }

    private static Unavailable busy() {
        return new Unavailable(
                "sign-in.busy",
                "Too many people sign in at this moment.",
                "Try again in a few seconds; a passkey works at once.",
                PATIENCE);
    }
}
