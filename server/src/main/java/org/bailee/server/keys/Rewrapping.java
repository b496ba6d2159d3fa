package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.EpochStore.Rewrapped;
import org.bailee.server.keys.Rotation.Phase;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries one rotation through its phases, a short transaction at a time. How far it is stands in the
/// database, so it goes on after a kill, and two nodes take turns.
final class Rewrapping {
    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Rewrapping.class);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration HALTED = Duration.ofMinutes(10);

    private final EpochStore store;
    private final Supplier<Keychain> keychain;
    private final Runnable scrub;
    private final Tx tx;
    private final AuditLog audit;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param scrub sees to it that no file of the database holds deleted rows any more
    Rewrapping(
            EpochStore store,
            Supplier<Keychain> keychain,
            Runnable scrub,
            Tx tx,
            AuditLog audit,
            SecureRandom random,
            InstantSource clock) {
        this.store = store;
        this.keychain = keychain;
        this.scrub = scrub;
        this.tx = tx;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /// @return when to come again
    Duration step(Rotation rotation) {
        return switch (rotation.phase()) {
            case WRAPPING -> batch(rotation, Phase.CLOSING);
            case CLOSING -> close(rotation);
            case SWEEPING -> batch(rotation, Phase.SCRUBBING);
            case SCRUBBING -> scrub(rotation);
            case DONE -> AT_ONCE;
        };
    }

    private Duration batch(Rotation rotation, Phase next) {
        if (!keychain.get().has(rotation.number())) {
            // Another node began; this one takes up the new key within its next round.
            return SOON;
        }
        return tx.write(() -> {
            Optional<UUID> turn = store.turn(rotation);
            if (turn.isEmpty()) {
                return SOON;
            }
            List<WrappedDataKey> old = store.older(rotation.number(), turn.get(), BATCH);
            if (!old.isEmpty()) {
                wrap(rotation, old);
                return AT_ONCE;
            }
            return endOfPass(rotation, next);
        });
    }

    private void wrap(Rotation rotation, List<WrappedDataKey> old) {
        KeyEncryptionKey under = keychain.get().above(rotation.number());
        List<Rewrapped> anew = new ArrayList<>(old.size());
        for (WrappedDataKey key : old) {
            try {
                anew.add(new Rewrapped(
                        key.subject(), key.keyEncryptionKey(), keychain.get().rewrap(key, under, random)));
            } catch (Corrupt _) {
                // Counted below: it stays as it is, and keeps the old key with it.
            }
        }
        store.rewrap(rotation.number(), anew);
        SubjectId last = old.getLast().subject();
        store.advance(rotation.number(), last.value(), anew.size(), old.size() - anew.size());
    }

    private Duration endOfPass(Rotation rotation, Phase next) {
        for (WrappedLogKey key : store.olderLogKeys(rotation.number())) {
            wrap(rotation, key);
        }
        if (rotation.damaged() > 0) {
            return halt(rotation);
        }
        if (next == Phase.CLOSING) {
            store.enter(rotation.number(), Phase.CLOSING);
            return AT_ONCE;
        }
        if (!store.isNothingOlder(rotation.number())) {
            // Came in while this pass was under way, before the rule of the database stood.
            store.enter(rotation.number(), Phase.SWEEPING);
            return AT_ONCE;
        }
        store.destroyBefore(rotation.number());
        audit.append(Actor.bailee(), EpochEvent.ended(rotation));
        store.enter(rotation.number(), Phase.SCRUBBING);
        return AT_ONCE;
    }

    private void wrap(Rotation rotation, WrappedLogKey key) {
        KeyEncryptionKey under = keychain.get().above(rotation.number());
        byte[] seed = keychain.get().unwrap(key);
        try {
            byte[] wrapped = under.wrapLogSeed(seed, key.number(), random);
            store.rewrap(new WrappedLogKey(key.number(), under.number(), wrapped), key.keyEncryptionKey());
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /// A key that does not verify here may be sound in a backup, which only the old key opens: so that one
    /// stays until somebody has put the row right or erased the person. Looked at again from the start, since
    /// that may have happened.
    private Duration halt(Rotation rotation) {
        LOG.error(
                "{} data keys do not verify; the old key-encryption key stays until they are restored or their people"
                        + " erased.",
                rotation.damaged());
        audit.append(Actor.bailee(), EpochEvent.halted(rotation));
        store.reopen();
        store.enter(rotation.number(), Phase.WRAPPING);
        return HALTED;
    }

    private Duration close(Rotation rotation) {
        return tx.write(() -> {
            if (store.turn(rotation).isEmpty()) {
                return SOON;
            }
            store.closeBefore(rotation.number());
            store.enter(rotation.number(), Phase.SWEEPING);
            return AT_ONCE;
        });
    }

    private Duration scrub(Rotation rotation) {
        scrub.run();
        store.end(rotation.number(), clock.instant());
        return AT_ONCE;
    }
}
