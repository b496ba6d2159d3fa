package org.bailee.crypto;

import java.security.SecureRandom;
import javax.security.auth.Destroyable;

/// The key of one person: everything kept about them is sealed under it, and gone when it is gone.
public final class DataKey implements Destroyable {
    private final Secret master;
    private final EnvelopeKey fields;

    DataKey(Secret master) {
        this.master = master;
        this.fields = new EnvelopeKey(master, "bailee field 1");
    }

    public static DataKey random(SecureRandom random) {
        return new DataKey(Secret.random(random));
    }

    /// @return the envelope of docs/spec/sealed-field.md
    public byte[] seal(byte[] plaintext, Binding place, SecureRandom random) {
        return fields.seal(plaintext, place.bytes(), random);
    }

    /// @throws Corrupt if the envelope was not sealed under this key for this place
    public byte[] open(byte[] envelope, Binding place) {
        return fields.open(envelope, place.bytes());
    }

    byte[] bytes() {
        return master.getEncoded();
    }

    /// Wipes the key from memory; whoever uses it afterwards gets an `IllegalStateException`.
    @Override
    public void destroy() {
        master.destroy();
        fields.destroy();
    }

    @Override
    public boolean isDestroyed() {
        return master.isDestroyed();
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
