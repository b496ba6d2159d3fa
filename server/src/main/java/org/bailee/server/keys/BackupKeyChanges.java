package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bailee.crypto.BackupKey;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Permission;
import org.springframework.dao.DuplicateKeyException;

/// Lets another key take over that backups are sealed under. Sets under an older one come back as long as they
/// are kept, and with the last of them that key goes.
public final class BackupKeyChanges {
    /// Each waits for its last set to go: whoever changes it again and again keeps all of them.
    private static final int MOST = 8;

    private final KeyStore keys;
    private final Supplier<Keychain> keychain;
    private final Runnable scrub;
    private final Tx tx;
    private final AuditLog audit;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param scrub sees to it that no file of the database holds keys that went
    BackupKeyChanges(
            KeyStore keys,
            Supplier<Keychain> keychain,
            Runnable scrub,
            Tx tx,
            AuditLog audit,
            SecureRandom random,
            InstantSource clock) {
        this.keys = keys;
        this.keychain = keychain;
        this.scrub = scrub;
        this.tx = tx;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /// The backup keys there are, oldest first.
    public List<KeptBackupKey> list(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        return keys.backupKeys();
    }

    /// Makes the key that the next backups are sealed under.
    ///
    /// @return its number
    /// @throws Conflict if no backup was taken since the last change, too many wait for their last set, or another
    /// node does it at the same moment
    public int begin(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        Keychain open = keychain.get();
        open.refresh(keys);
        List<KeptBackupKey> there = keys.backupKeys();
        if (there.size() > 1 && !there.getLast().used()) {
            // Else one stolen API key would use up all there may be, and leave none for when one is needed.
            throw new Conflict(
                    "keys.backup-key-unused",
                    "The newest backup key has taken over already, and no backup was taken under it yet.",
                    "Take a backup first, if it is to be changed once more.");
        }
        if (there.size() >= MOST) {
            throw new Conflict(
                    "keys.backup-keys-waiting",
                    "There are " + MOST + " backup keys already, each for as long as sets under it are kept.",
                    "Take backups as they are due; with the last set under it each key goes.",
                    MOST);
        }
        BackupKey next = BackupKey.random(open.newestBackupKey().number() + 1, random);
        try {
            WrappedKey wrapped = new WrappedKey(WrappedKey.Kind.BACKUP_KEY, next.number(), open.wrap(next, random));
            tx.write(() -> {
                open.keep(wrapped, keys, clock.instant());
                return audit.append(actor, BackupKeyEvent.made(next.number()));
            });
        } catch (DuplicateKeyException _) {
            throw new Conflict(
                    "keys.backup-key-passed",
                    "Another backup key has taken over at this very moment.",
                    "Look which there are, and change it again if that is still needed.");
        } finally {
            next.destroy();
        }
        open.refresh(keys);
        return next.number();
    }

    /// Takes up what other nodes changed.
    public void refresh() {
        keychain.get().refresh(keys);
    }

    /// Destroys the keys that have been followed by another and that no set lies under any more. Whoever asks has
    /// the turn, so that no other node is writing one.
    ///
    /// @param used the numbers that sets name
    public void drop(Set<Integer> used) {
        keys.useBackupKeys(used);
        int newest = keychain.get().newestBackupKey().number();
        List<Integer> over = keys.backupKeys().stream()
                .map(KeptBackupKey::number)
                .filter(number -> number < newest && !used.contains(number))
                .toList();
        if (over.isEmpty()) {
            return;
        }
        tx.write(() -> {
            for (int number : over) {
                keys.deleteBackupKey(number);
                audit.append(Actor.bailee(), BackupKeyEvent.dropped(number));
            }
            return true;
        });
        // Killed here, the end of the next epoch does it: the same file is written anew then.
        scrub.run();
        refresh();
    }
}
