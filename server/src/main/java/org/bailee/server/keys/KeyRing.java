package org.bailee.server.keys;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bailee.crypto.DataKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;

/// Makes, keeps, hands out and shreds the keys that people's data is sealed under.
public final class KeyRing {
    /// Makes a person's data key, in memory only.
    ///
    /// @throws org.bailee.server.shared.Unavailable while sealed
    public NewDataKey make(SubjectId subject) {
        throw new UnsupportedOperationException();
    }

    /// Keeps wrapped keys, in the caller's transaction and as one statement.
    public void keep(List<NewDataKey> keys) {
        throw new UnsupportedOperationException();
    }

    /// The people's data keys; who has none (unknown or shredded) is missing from the answer. Cached in memory.
    ///
    /// @throws org.bailee.server.shared.Unavailable while sealed
    /// @throws org.bailee.crypto.Corrupt if a wrapped key does not verify
    public Map<SubjectId, DataKey> of(Collection<SubjectId> subjects) {
        throw new UnsupportedOperationException();
    }

    /// Destroys the people's data keys, in the caller's transaction; forgets them when it commits.
    public void shred(Collection<SubjectId> subjects) {
        throw new UnsupportedOperationException();
    }

    /// The digest that stands for a normalised value or word in the index of a field: 16 bytes.
    ///
    /// @param way `exact` or `words`: equal texts in different indexes have unequal digests
    /// @throws org.bailee.server.shared.Unavailable while sealed
    public byte[] digest(FieldPath field, String way, String normalised) {
        throw new UnsupportedOperationException();
    }
}
