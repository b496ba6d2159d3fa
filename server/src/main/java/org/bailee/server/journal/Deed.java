package org.bailee.server.journal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.RecordId;

/// What was done that must stay done.
public sealed interface Deed {
    /// For a person the data is about.
    sealed interface OfPerson extends Deed {}

    /// To an account by which somebody comes in.
    sealed interface OfAccount extends Deed {}

    /// To an account of staff, whose changes have numbers: a row of a lower number does not know of this one.
    sealed interface OfStaff extends OfAccount {
        long version();
    }

    /// The whole person was erased, or, of nobody, a restored database opened.
    record Erased() implements OfPerson {}

    /// An erasure of a part of a person who stays, or some of it.
    sealed interface OfPart extends OfPerson {
        /// Which of the person's it is: its certificate is asked for by that.
        long part();
    }

    record RecordErased(long part, String collection, RecordId record) implements OfPart {}

    /// Fields of a record that stays.
    ///
    /// @param version the record has since: what is older holds them
    /// @param names empty if all of them went
    record FieldsErased(long part, String collection, RecordId record, long version, Optional<SortedSet<String>> names)
            implements OfPart {}

    /// A legal hold or a restriction was placed.
    ///
    /// @param kind as the vault spells it
    record Held(HoldId hold, String kind, String because, String owner, LocalDate reviewOn) implements OfPerson {}

    /// A legal hold was released, or a restriction lifted.
    record Released(HoldId hold) implements OfPerson {}

    /// A program's key was revoked: for good.
    record KeyRevoked() implements OfAccount {}

    /// How somebody stands since: disabled, enabled, or with other roles.
    ///
    /// @param staffRoles as identity spells them
    /// @param roles of the register
    record Standing(long version, boolean disabled, SortedSet<String> staffRoles, SortedSet<String> roles)
            implements OfStaff {}

    /// Factors somebody had before count no more.
    ///
    /// @param factors as identity spells them
    record FactorsGone(long version, SortedSet<String> factors) implements OfStaff {}

    /// An entry of a kind that tells of deeds says none that Bailee would have written: somebody else put it into the
    /// log. A line says so, as a restore asks whether the journal knows the newest entry; there is nothing to do.
    record Untold() implements Deed {}
}
