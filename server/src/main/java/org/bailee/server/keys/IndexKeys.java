package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.IndexRoot;
import org.bailee.server.shared.FieldPath;

/// The keys of the vault's indexes. Each has a root of its own, so that one can be destroyed while the others serve
/// (docs/spec/blind-index.md).
public final class IndexKeys {
    /// What is in no index of the vault is digested under the first, which stays.
    static final int FIRST = 1;

    private final KeyStore store;
    private final Supplier<Keychain> keychain;
    private final Runnable scrub;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param scrub sees to it that no file of the database holds deleted rows any more
    IndexKeys(KeyStore store, Supplier<Keychain> keychain, Runnable scrub, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.keychain = keychain;
        this.scrub = scrub;
        this.random = random;
        this.clock = clock;
    }

    /// Makes a root, in the caller's transaction.
    ///
    /// @param after no number up to here is given again: another node may have that one in memory
    /// @return its number
    /// @throws org.bailee.server.shared.Unavailable while sealed
    public int make(int after) {
        int newest =
                store.indexRoots().stream().mapToInt(WrappedKey::number).max().orElse(FIRST);
        IndexRoot root = IndexRoot.random(Math.max(newest, after) + 1, random);
        try {
            Keychain open = keychain.get();
            byte[] wrapped = open.wrap(root, random);
            open.keep(new WrappedKey(WrappedKey.Kind.INDEX_ROOT, root.number(), wrapped), store, clock.instant());
            return root.number();
        } finally {
            root.destroy();
        }
    }

    /// Whether a root is there for an index. One may not be where a backup of rows was put back with newer keys.
    public boolean has(int number) {
        return number != FIRST && isThere(number);
    }

    private boolean isThere(int number) {
        return keychain.get().hasIndex(number) || store.indexRoots().stream().anyMatch(row -> row.number() == number);
    }

    /// The digest that stands for a normalised value or word in one index: 16 bytes.
    ///
    /// @param way `exact` or `words`: equal texts in different indexes have unequal digests
    /// @throws org.bailee.server.shared.Unavailable while sealed
    /// @throws Corrupt if the root is gone or does not verify
    public byte[] digest(int number, FieldPath field, String way, String normalised) {
        Keychain open = keychain.get();
        try {
            return open.index(number, field, way, this::read).digest(normalised);
        } catch (Corrupt _) {
            // One more root key took over between the reading of the row and its opening.
            return open.index(number, field, way, this::read).digest(normalised);
        }
    }

    /// Of all roots that are there for an index.
    public Set<Integer> numbers() {
        return store.indexRoots().stream()
                .map(WrappedKey::number)
                .filter(number -> number != FIRST)
                .collect(Collectors.toSet());
    }

    /// Another node may have made it, and have changed the root key before that.
    private WrappedKey read(int number) {
        return keychain.get().followed(store).stream()
                .filter(row -> row.kind() == WrappedKey.Kind.INDEX_ROOT && row.number() == number)
                .findFirst()
                .orElseThrow(Corrupt::new);
    }

    /// Destroys a root, in the caller's transaction. From then on its digests are noise.
    ///
    /// @return false of the first, which stays whatever a row says: no server starts without it
    public boolean destroy(int number) {
        if (number == FIRST) {
            return false;
        }
        store.deleteIndexRoot(number);
        return true;
    }

    /// Sees to it that no file of the database holds what was destroyed. Outside of any transaction.
    public void scrub() {
        scrub.run();
    }

    /// Lets go of what is in memory of other roots than these.
    public void forgetAllBut(Set<Integer> numbers) {
        Set<Integer> staying = new HashSet<>(numbers);
        staying.add(FIRST);
        keychain.get().forgetIndexesBut(staying);
    }
}
