package org.bailee.server.vault;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.Corrupt;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.journal.Enforcer;
import org.bailee.server.journal.Journal;
import org.bailee.server.journal.Obligation;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;

/// Erases again who or what was erased before, in a database that came out of an older backup.
final class Enforcement implements Enforcer {
    private final VaultStore stores;
    private final KeyRing keys;
    private final Erasure erasure;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Tx tx;

    Enforcement(Parts parts, Erasure erasure) {
        this.stores = parts.stores();
        this.keys = parts.keys();
        this.erasure = erasure;
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.tx = parts.tx();
    }

    /// To be made before anything of the vault can be asked for.
    static Enforcement opening(Journal journal, Enforcement enforcement) {
        journal.open(enforcement);
        return enforcement;
    }

    @Override
    public boolean enforce(Obligation owed) {
        return owed.record().isEmpty()
                ? person(owed)
                : record(owed, owed.record().get());
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

    private boolean record(Obligation owed, Obligation.ErasedRecord erased) {
        RecordAddress address = new RecordAddress(owed.subject(), erased.collection(), erased.record());
        return erasure.again(
                address,
                VaultEvent.of("record-erased", Optional.empty())
                        .about(owed.subject())
                        .records(erased.collection(), List.of(erased.record()))
                        .again(owed.entry()));
    }
}
