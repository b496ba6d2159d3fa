package org.bailee.server.keys;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.bailee.crypto.StaffRoot;

/// Seals what staff sign in with and vouches for rows about it, so that a copied table opens no door and a changed
/// one none either.
public final class StaffSecrets {
    private final Supplier<StaffRoot> root;
    private final SecureRandom random;

    StaffSecrets(Supplier<StaffRoot> root, SecureRandom random) {
        this.root = root;
        this.random = random;
    }

    /// @param what the kind of secret, such as `totp`
    /// @throws org.bailee.server.shared.Unavailable while sealed
    public byte[] seal(byte[] secret, String what, UUID person) {
        return root.get().seal(secret, what, person, random);
    }

    /// @throws org.bailee.crypto.Corrupt if it was not sealed as this kind of secret of this person
    public byte[] open(byte[] sealed, String what, UUID person) {
        return root.get().open(sealed, what, person);
    }

    /// 32 bytes that stand for the message and cannot be made without the keys.
    public byte[] mac(String what, byte[] message) {
        return root.get().mac(what, message);
    }
}
