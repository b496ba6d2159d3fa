package org.bailee.server.vault;

import org.bailee.crypto.DataKey;
import org.bailee.crypto.PersonState;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;

/// A person's row as it is stored. That of an erased person holds nothing but the id.
///
/// @param state the envelope of docs/spec/person-state.md; empty where there is none
record SubjectRow(SubjectId subject, long version, boolean erased, byte[] state) {
    /// @throws NotFound if the person was erased
    void mustLive() {
        if (erased) {
            throw NotFound.erased();
        }
    }

    /// @throws org.bailee.crypto.Corrupt if it was not sealed as the state of this person
    PersonState open(DataKey key) {
        return key.openState(state, subject.value());
    }
}
