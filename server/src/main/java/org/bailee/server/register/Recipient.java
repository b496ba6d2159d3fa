package org.bailee.server.register;

import java.util.SortedSet;
import org.bailee.server.shared.FieldPath;

/// A third party that receives data (GDPR Art. 4(9), named in notices by Art. 13(1)(e) and in the record by
/// Art. 30(1)(d)).
///
/// @param country ISO 3166 code of where the data goes
/// @param receives every field it may be given, wildcards expanded
/// @param purposes the activities it may be given them for; `for` in the file
public record Recipient(
        String name,
        Role role,
        String country,
        SortedSet<FieldPath> receives,
        SortedSet<String> purposes,
        Terms terms) {
    public Recipient {
        receives = Ordered.copyOf(receives);
        purposes = Ordered.copyOf(purposes);
    }

    /// Who decides why and how the data is used there.
    public enum Role {
        /// Acts on our instructions only (Art. 28).
        PROCESSOR,
        /// Decides for itself (Art. 4(7)).
        CONTROLLER,
        /// Decides together with us (Art. 26).
        JOINT_CONTROLLER;

        /// As the register file spells it: `joint-controller`.
        public String word() {
            return Words.of(this);
        }
    }
}
