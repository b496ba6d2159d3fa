package org.bailee.server.vault;

import org.bailee.crypto.Corrupt;
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

    /// @throws NotFound if the person's key was given up at a restore
    /// @throws Corrupt if it was not sealed as the state of this person
    PersonState open(DataKey key) {
        try {
            return key.openState(state, subject.value());
        } catch (Corrupt why) {
            GivenUp.read(key, subject, state).ifPresent(given -> {
                throw given;
            });
            throw why;
        }
    }
}
