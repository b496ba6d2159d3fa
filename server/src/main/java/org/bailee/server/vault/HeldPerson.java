package org.bailee.server.vault;

import org.bailee.crypto.DataKey;
import org.bailee.crypto.PersonState;
import org.bailee.server.shared.SubjectId;

/// A person whose row is held while records change. The state moves by what is told here alone, and is not
/// taken from the rows: whatever was changed outside Bailee before stays as visible as it was.
final class HeldPerson {
    private final SubjectRow row;
    private final DataKey key;
    private PersonState state;

    /// @throws org.bailee.crypto.Corrupt if the row's state was not sealed as that of this person
    HeldPerson(SubjectRow row, DataKey key) {
        this.row = row;
        this.key = key;
        this.state = row.open(key);
    }

    SubjectId subject() {
        return row.subject();
    }

    long version() {
        return row.version();
    }

    void add(SealedRecord record) {
        state = state.with(record.place(), key);
    }

    void remove(SealedRecord record) {
        state = state.without(record.place(), key);
    }

    DataKey key() {
        return key;
    }

    int holds() {
        return state.holds();
    }

    int restrictions() {
        return state.restrictions();
    }

    void hold(HoldKind kind) {
        count(kind, 1);
    }

    void release(HoldKind kind) {
        count(kind, -1);
    }

    private void count(HoldKind kind, int more) {
        state = kind.isRestriction()
                ? state.withRestrictions(state.restrictions() + more)
                : state.withHolds(state.holds() + more);
    }

    HeldPerson allowing(Use use) {
        use.mustBeAllowed(state);
        return this;
    }

    /// The row as it is to be stored.
    SubjectRow sealed(long version, Sealer sealer) {
        return new SubjectRow(row.subject(), version, false, sealer.seal(key, row.subject(), state));
    }
}
