package org.bailee.server.vault;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.journal.Deed;
import org.bailee.server.journal.Enforcer;
import org.bailee.server.journal.Obligation;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// Erases again who or what was erased before, and holds again who was held, in a database that came out of an
/// older backup.
final class Enforcement implements Enforcer {
    private final VaultStore stores;
    private final KeyRing keys;
    private final Erasure erasure;
    private final HoldsAgain holds;
    private final AuditLog audit;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Tx tx;

    Enforcement(Parts parts, Erasure erasure) {
        this.stores = parts.stores();
        this.keys = parts.keys();
        this.erasure = erasure;
        this.holds = new HoldsAgain(parts);
        this.audit = parts.audit();
        this.random = parts.random();
        this.clock = parts.clock();
        this.tx = parts.tx();
    }

    @Override
    public boolean enforce(Obligation owed) {
        return switch (owed.deed()) {
            case Deed.Erased _ -> person(owed);
            case Deed.OfPart erased -> part(owed, erased);
            case Deed.Held held -> holds.place(owed, held);
            case Deed.Released released -> holds.release(owed, released);
            case Deed.OfAccount _, Deed.Untold _ -> false;
        };
    }

    private boolean person(Obligation owed) {
        SubjectId subject = owed.subject();
        return tx.write(() -> {
            boolean key = hasKey(subject);
            Optional<Boolean> erased = stores.people().holdAlone(subject);
            if (!key && erased.orElse(true)) {
                return false;
            }
            int above = erasure.remove(subject, clock.instant());
            audit.append(
                    Actor.bailee(),
                    VaultEvent.of("subject-erased", Optional.empty())
                            .about(subject)
                            .again(owed.entry())
                            .keyEpoch(above));
            return true;
        });
    }

    /// Once, and of nobody of whom anything opens.
    @Override
    public void giveUp(SubjectId subject, Instant takenAt) {
        keyOf(subject)
                .ifPresent(newer -> tx.write(() -> {
                    Optional<SubjectRow> row = Optional.ofNullable(
                                    stores.people().hold(List.of(subject)).get(subject))
                            .filter(there -> opensNot(there, newer));
                    row.ifPresent(there -> {
                        byte[] state = GivenUp.seal(newer, subject, takenAt, random);
                        stores.people().save(List.of(new SubjectRow(subject, there.version(), false, state)));
                        // No later restore counts the person once more.
                        stores.people()
                                .sealedAnew(subject, keys.numberOf(subject).orElseThrow());
                        audit.append(
                                Actor.bailee(),
                                VaultEvent.of("subject-given-up", Optional.empty())
                                        .about(subject));
                    });
                    return row.isPresent();
                }));
    }

    /// Of none that does not verify anything can be sealed: that stays what it is, tampering.
    private Optional<DataKey> keyOf(SubjectId subject) {
        keys.forget(List.of(subject));
        try {
            return Optional.ofNullable(keys.of(List.of(subject)).get(subject));
        } catch (Corrupt _) {
            return Optional.empty();
        }
    }

    private static boolean opensNot(SubjectRow row, DataKey key) {
        try {
            row.open(key);
            return false;
        } catch (NotFound _) {
            return false;
        } catch (Corrupt _) {
            return true;
        }
    }

    private boolean hasKey(SubjectId subject) {
        try {
            return !keys.of(List.of(subject)).isEmpty();
        } catch (Corrupt _) {
            return true;
        }
    }

    /// With the number it was certified by, which no other part ever gets, though nothing of it may be there.
    private boolean part(Obligation owed, Deed.OfPart part) {
        tx.write(() -> stores.people().countParts(owed.subject(), part.part()));
        return switch (part) {
            case Deed.RecordErased erased -> record(owed, erased);
            case Deed.FieldsErased erased -> fields(owed, erased);
        };
    }

    private boolean record(Obligation owed, Deed.RecordErased erased) {
        RecordAddress address = new RecordAddress(owed.subject(), erased.collection(), erased.record());
        if (stores.records().version(address).isEmpty()) {
            return false;
        }
        Function<String, VaultEvent> event = again(owed);
        return erasure.again(
                owed.subject(),
                Scope.again(address, new Scope.Cut.Whole()),
                erased.part(),
                event,
                () -> unverified(address, kind -> event.apply(kind).part(erased.part())));
    }

    /// What has the version it got when its fields went, or a later one, is newer than that.
    private boolean fields(Obligation owed, Deed.FieldsErased erased) {
        RecordAddress address = new RecordAddress(owed.subject(), erased.collection(), erased.record());
        if (stores.records()
                .version(address)
                .filter(version -> version < erased.version())
                .isEmpty()) {
            return false;
        }
        Scope.Cut cut = new Scope.Cut.Fields(erased.names(), erased.version());
        // Where nothing verifies, because the keys are newer than the rows, nothing can be opened either.
        return erasure.again(owed.subject(), Scope.again(address, cut), erased.part(), again(owed), () -> false);
    }

    private static Function<String, VaultEvent> again(Obligation owed) {
        return kind ->
                VaultEvent.of(kind, Optional.empty()).about(owed.subject()).again(owed.entry());
    }

    private boolean unverified(RecordAddress address, Function<String, VaultEvent> event) {
        if (!stores.records().delete(address)) {
            return false;
        }
        List<RecordId> records = List.of(address.record());
        stores.tokens().erase(address.subject(), records);
        stores.search().delete(address.subject(), records);
        stores.unique().delete(address.subject(), records);
        audit.append(Actor.bailee(), event.apply("record-erased").records(address.collection(), records));
        return true;
    }
}
