package org.bailee.server.console.people;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Hold;
import org.bailee.server.vault.Vault;

/// What a reader may do for a person beside looking, and what lies on the person.
///
/// @param holds none for who may not place one
/// @param restrictions none for who may not place one
public record Duties(
        boolean mayHold, boolean mayRestrict, boolean mayErase, List<Hold> holds, List<Hold> restrictions) {
    static Duties of(Vault vault, Actor reader, SubjectId subject) {
        Set<Permission> may = reader.permissions();
        boolean holds = may.contains(Permission.HOLDS_MANAGE);
        boolean restrictions = may.contains(Permission.RESTRICTIONS_MANAGE);
        return new Duties(
                holds,
                restrictions,
                may.contains(Permission.SUBJECTS_ERASE),
                holds ? vault.legalHolds(reader, subject) : List.of(),
                restrictions ? vault.restrictions(reader, subject) : List.of());
    }

    /// When somebody looks again at the first of the holds.
    public Optional<LocalDate> heldUntil() {
        return first(holds);
    }

    /// The same of restrictions.
    public Optional<LocalDate> restrictedUntil() {
        return first(restrictions);
    }

    private static Optional<LocalDate> first(List<Hold> of) {
        return of.stream().map(Hold::reviewOn).min(Comparator.naturalOrder());
    }
}
