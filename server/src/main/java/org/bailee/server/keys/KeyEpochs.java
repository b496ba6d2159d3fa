package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Permission;
import org.springframework.dao.DuplicateKeyException;

/// Gives every week's new people another key-encryption key, wraps everybody's key anew, and destroys the old
/// one: what it wrapped, in whatever old copy, is noise from then on.
public final class KeyEpochs {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int SHOWN = 20;

    private final KeyStore keys;
    private final EpochStore store;
    private final Supplier<Keychain> keychain;
    private final Rewrapping rewrapping;
    private final KeysSettings settings;
    private final Tx tx;
    private final AuditLog audit;
    private final ClockWatch watch;
    private final SecureRandom random;
    private final InstantSource clock;

    KeyEpochs(
            KeyStore keys,
            EpochStore store,
            Supplier<Keychain> keychain,
            Rewrapping rewrapping,
            KeysSettings settings,
            Tx tx,
            AuditLog audit,
            ClockWatch watch,
            SecureRandom random,
            InstantSource clock) {
        this.keys = keys;
        this.store = store;
        this.keychain = keychain;
        this.rewrapping = rewrapping;
        this.settings = settings;
        this.tx = tx;
        this.audit = audit;
        this.watch = watch;
        this.random = random;
        this.clock = clock;
    }

    /// The epochs whose keys there are, oldest first.
    public List<KeyEpoch> list(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        return store.epochs();
    }

    /// The latest rotations, newest first.
    public List<Rotation> rotations(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        return store.rotations(SHOWN);
    }

    /// When nothing wrapped under a key or one before it can be opened any more, by whatever copy of our own
    /// database and whoever holds the seal. By its number, as the clocks of two nodes need not agree on when it
    /// was the newest.
    public KeyEnd endOf(int number) {
        Optional<Rotation> next = store.from(number);
        if (next.isPresent()) {
            return next.get()
                    .endedAt()
                    .map(ended -> new KeyEnd(number, ended, true))
                    // Under way: soon, and not before it says so itself.
                    .orElseGet(() -> new KeyEnd(number, clock.instant(), false));
        }
        return new KeyEnd(number, due(), false);
    }

    /// The number of the key that new people's keys are wrapped under.
    public int newest() {
        return keychain.get().newest().number();
    }

    /// Begins a new epoch before its time, after a loss of a backup of keys, say.
    ///
    /// @return the number of the new key
    /// @throws Conflict if the one before is not finished
    public int begin(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        return beginAs(actor);
    }

    /// [#begin], for somebody who saw a certain key in use: asked twice, or by two at once, it begins one epoch.
    ///
    /// @throws Conflict if another key has taken over since
    public int begin(Actor actor, int seen) {
        actor.must(Permission.CUSTODY_MANAGE);
        // Another node may have begun one that this one has not looked at yet.
        keychain.get().refresh(keys);
        if (keychain.get().newest().number() != seen) {
            throw new Conflict(
                    "keys.epoch-passed",
                    "Another key has taken over meanwhile.",
                    "Look at the epochs, and change it again if that is still needed.");
        }
        return beginAs(actor);
    }

    /// One step of whatever is due.
    ///
    /// @return when to come again
    Duration step() {
        keychain.get().refresh(keys);
        Optional<Rotation> underWay = store.underWay();
        if (underWay.isPresent()) {
            return Duty.resting(clock, () -> rewrapping.step(underWay.get()));
        }
        // By a clock that jumped it would end early, and be the newest for years once that is set right.
        if (isDue(clock.instant()) && watch.believed().filter(this::isDue).isPresent()) {
            beginAs(Actor.bailee());
        }
        return LOOK;
    }

    private boolean isDue(Instant now) {
        return !due().isAfter(now);
    }

    /// When the newest key has served its time.
    public Instant due() {
        return store.newestMadeAt()
                .atOffset(ZoneOffset.UTC)
                .plus(settings.epoch())
                .toInstant();
    }

    private int beginAs(Actor actor) {
        Keychain open = keychain.get();
        open.refresh(keys);
        KeyEncryptionKey next = KeyEncryptionKey.random(open.newest().number() + 1, random);
        WrappedKey wrapped = new WrappedKey(WrappedKey.Kind.KEY_ENCRYPTION_KEY, next.number(), open.wrap(next, random));
        next.destroy();
        try {
            tx.write(() -> {
                if (store.underWay().isPresent()) {
                    throw underWay();
                }
                open.keep(wrapped, keys, clock.instant());
                store.begin(wrapped.number(), clock.instant());
                return audit.append(actor, EpochEvent.begun(wrapped.number()));
            });
        } catch (DuplicateKeyException _) {
            // Another node began the same epoch at the same moment.
            throw underWay();
        }
        open.refresh(keys);
        return wrapped.number();
    }

    private static Conflict underWay() {
        return new Conflict(
                "keys.rotation-under-way",
                "The last change of the key-encryption key is not finished.",
                "Wait until it is; its progress stands beside the epochs.");
    }
}
