package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.UUID;
import javax.security.auth.Destroyable;

/// The key of one person: everything kept about them is sealed under it, and gone when it is gone.
public final class DataKey implements Destroyable {
    private static final byte[] NOTHING = {};

    private final Secret master;
    private final EnvelopeKey envelopes;
    private final Secret marks;

    DataKey(Secret master) {
        this.master = master;
        this.envelopes = new EnvelopeKey(master, "bailee field 1");
        this.marks = Secret.takeFrom(Hmac.expand(master, "bailee mark 1".getBytes(US_ASCII), Secret.LENGTH));
    }

    public static DataKey random(SecureRandom random) {
        return new DataKey(Secret.random(random));
    }

    /// @return the envelope of docs/spec/sealed-field.md
    public byte[] seal(byte[] plaintext, Binding place, SecureRandom random) {
        return envelopes.seal(plaintext, place.bytes(), random);
    }

    /// @throws Corrupt if the envelope was not sealed under this key for this place
    public byte[] open(byte[] envelope, Binding place) {
        return envelopes.open(envelope, place.bytes());
    }

    /// @param fields all that stands behind the seal: not a byte of it can be changed, added or cut
    /// @return the seal of docs/spec/sealed-record.md
    public byte[] sealRecord(byte[] fields, RecordPlace place, SecureRandom random) {
        return envelopes.seal(NOTHING, place.with(fields), random);
    }

    /// @throws Corrupt if the seal was not made under this key for these fields at this place
    public void checkRecord(byte[] seal, byte[] fields, RecordPlace place) {
        if (envelopes.open(seal, place.with(fields)).length > 0) {
            throw new Corrupt();
        }
    }

    /// @return the envelope of docs/spec/person-state.md
    public byte[] seal(PersonState state, UUID person, SecureRandom random) {
        return envelopes.seal(state.bytes(), PersonState.place(person), random);
    }

    /// @throws Corrupt if the envelope was not sealed under this key as the state of this person
    public PersonState openState(byte[] envelope, UUID person) {
        return PersonState.read(envelopes.open(envelope, PersonState.place(person)));
    }

    /// What this record adds to the state of its person.
    public Tally mark(RecordPlace place) {
        return Tally.read(Hmac.sha256(marks, place.bytes()), 0);
    }

    byte[] bytes() {
        return master.getEncoded();
    }

    /// Wipes the key from memory; whoever uses it afterwards gets an `IllegalStateException`.
    @Override
    public void destroy() {
        master.destroy();
        envelopes.destroy();
        marks.destroy();
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
