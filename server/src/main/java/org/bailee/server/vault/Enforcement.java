package org.bailee.server.vault;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bailee.crypto.Corrupt;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.journal.Deed;
import org.bailee.server.journal.Enforcer;
import org.bailee.server.journal.Obligation;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Actor;
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
    private final InstantSource clock;
    private final Tx tx;

    Enforcement(Parts parts, Erasure erasure) {
        this.stores = parts.stores();
        this.keys = parts.keys();
        this.erasure = erasure;
        this.holds = new HoldsAgain(parts);
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.tx = parts.tx();
    }

    @Override
    public boolean enforce(Obligation owed) {
        return switch (owed.deed()) {
            case Deed.Erased _ -> person(owed);
            case Deed.RecordErased erased -> record(owed, erased);
            case Deed.FieldsErased erased -> fields(owed, erased);
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

    private boolean hasKey(SubjectId subject) {
        try {
            return !keys.of(List.of(subject)).isEmpty();
        } catch (Corrupt _) {
            return true;
        }
    }

    private boolean record(Obligation owed, Deed.RecordErased erased) {
        RecordAddress address = new RecordAddress(owed.subject(), erased.collection(), erased.record());
        if (stores.records().version(address).isEmpty()) {
            return false;
        }
        Function<String, VaultEvent> event = again(owed);
        return erasure.again(
                owed.subject(), Scope.again(address, new Scope.Cut.Whole()), event, () -> unverified(address, event));
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
        return erasure.again(owed.subject(), Scope.again(address, cut), again(owed), () -> false);
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
