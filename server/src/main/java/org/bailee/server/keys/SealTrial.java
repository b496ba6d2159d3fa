package org.bailee.server.keys;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries seals one after another on what they may have sealed; the first that gives the right root key counts.
final class SealTrial {
    private static final Logger log = LoggerFactory.getLogger(SealTrial.class);

    private final Predicate<RootKey> fits;
    private @Nullable Unavailable refused;

    /// @param fits tells the right root key from any other
    SealTrial(Predicate<RootKey> fits) {
        this.fits = fits;
    }

    Optional<OpenedRoot> open(List<Seal> seals, List<SealedRoot> rows) {
        for (Seal seal : seals) {
            List<SealedRoot> its = rows.stream().filter(row -> row.isBy(seal)).toList();
            Optional<OpenedRoot> opened = its.isEmpty() ? Optional.empty() : openOne(seal, its);
            if (opened.isPresent()) {
                return opened;
            }
        }
        return Optional.empty();
    }

    /// Why the first seal that was tried did not open; empty if none was.
    Optional<Unavailable> refused() {
        return Optional.ofNullable(refused);
    }

    private Optional<OpenedRoot> openOne(Seal seal, List<SealedRoot> rows) {
        Seal asked;
        try {
            asked = seal.asked();
        } catch (Unavailable nobody) {
            note(nobody);
            return Optional.empty();
        }
        for (SealedRoot row : rows) {
            try {
                RootKey root = asked.unseal(row.sealed());
                if (fits.test(root)) {
                    return Optional.of(new OpenedRoot(row, root));
                }
                root.destroy();
                note(otherKey(row));
            } catch (Unavailable closed) {
                note(closed);
            } catch (Corrupt _) {
                note(otherKey(row));
            }
        }
        return Optional.empty();
    }

    private void note(Unavailable why) {
        log.debug("A seal did not open: {}", why.code());
        if (refused == null) {
            refused = why;
        }
    }

    private static Unavailable otherKey(SealedRoot row) {
        return new Unavailable(
                "seal.wrong-root",
                "The seal " + row.id() + " (" + row.kind()
                        + ") opened, and gave a root key that is not this database's.",
                "Start with another seal, or restore schema keys from a backup.");
    }
}
