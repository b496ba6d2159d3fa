package org.bailee.server.erasure;

import java.time.Instant;
import org.bailee.server.backup.KeyCopies;
import org.bailee.server.keys.KeyEnd;

/// Until when a copy of what was erased could be opened by somebody who has the seal, an old copy of the data,
/// and an old copy of the keys: both have to be gone.
///
/// @param keys of the key-encryption key the person's was under
/// @param backups the sets of keys that may hold it
/// @param ours whether no file of the database is in another's hands
public record Horizon(KeyEnd keys, KeyCopies backups, boolean ours) {
    /// The later of both; if it is not known, the earliest that it can be.
    public Instant at() {
        return backups.until().filter(kept -> kept.isAfter(keys.at())).orElse(keys.at());
    }

    /// Whether nothing opens any more after that moment, as far as it is in our hands.
    public boolean isKnown() {
        return backups.areNone() || backups.areDated();
    }

    /// Whether nothing can be opened any more: no copy is kept by us, and none by another that we know of.
    public boolean isPassed() {
        return isPassedHere() && ours;
    }

    /// How it stands with what we keep ourselves, as a word of ours: `passed`, `until`, `unknown`.
    public String word() {
        if (isPassedHere()) {
            return "passed";
        }
        return isKnown() ? "until" : "unknown";
    }

    /// The same for machines: docs/reference/api.md.
    public byte[] json() {
        return CertificateJson.of(this);
    }

    /// Whether nothing we keep can be opened any more.
    public boolean isPassedHere() {
        return keys.isOver() && backups.areNone();
    }
}
