package org.bailee.server.vault;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.journal.Deed;
import org.bailee.server.journal.Obligation;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;

/// Places again the holds and restrictions that a database out of an older backup lacks, and ends those that
/// were ended.
final class HoldsAgain {
    private final VaultStore stores;
    private final DataKeys dataKeys;
    private final Sealer sealer;
    private final AuditLog audit;
    private final Tx tx;

    HoldsAgain(Parts parts) {
        this.stores = parts.stores();
        this.dataKeys = parts.dataKeys();
        this.sealer = parts.sealer();
        this.audit = parts.audit();
        this.tx = parts.tx();
    }

    /// @return whether it was missing, and the person is there
    boolean place(Obligation owed, Deed.Held held) {
        HoldKind kind = HoldKind.of(held.kind());
        if (stores.holds().find(held.hold()).isPresent()) {
            return false;
        }
        NewHold wanted = new NewHold(held.because(), held.owner(), held.reviewOn());
        Hold hold = new Hold(
                held.hold(),
                owed.subject(),
                kind,
                wanted.because(),
                wanted.owner(),
                wanted.reviewOn(),
                owed.at(),
                owed.entry());
        return done(owed.subject(), person -> person.hold(kind), () -> {
            stores.holds().insert(hold);
            audit.append(
                    Actor.bailee(),
                    VaultEvent.of(kind.placed(), Optional.empty())
                            .about(owed.subject())
                            .hold(hold.id(), kind, wanted)
                            .again(owed.entry()));
        });
    }

    /// @return whether it was there
    boolean release(Obligation owed, Deed.Released released) {
        Optional<Hold> there = stores.holds().find(released.hold());
        if (there.isEmpty()) {
            return false;
        }
        HoldKind kind = there.get().kind();
        return done(owed.subject(), person -> person.release(kind), () -> {
            stores.holds().delete(released.hold());
            audit.append(
                    Actor.bailee(),
                    VaultEvent.of(kind.released(), Optional.empty())
                            .about(owed.subject())
                            .hold(released.hold())
                            .again(owed.entry()));
        });
    }

    /// Where the person's state does not open, the rows alone decide, as they do when somebody is to be erased.
    private boolean done(SubjectId subject, Consumer<HeldPerson> counting, Runnable rows) {
        try {
            return dataKeys.fresh(
                    subject,
                    () -> tx.write(() -> {
                        DataKey key = dataKeys.of(subject);
                        SubjectRow row = Optional.ofNullable(
                                        stores.people().hold(List.of(subject)).get(subject))
                                .orElseThrow(NotFound::erased);
                        HeldPerson person = new HeldPerson(row, key);
                        counting.accept(person);
                        stores.people().save(List.of(person.sealed(person.version(), sealer)));
                        rows.run();
                        return true;
                    }));
        } catch (NotFound gone) {
            return gone.isGivenUp() && alone(rows);
        } catch (Corrupt _) {
            return alone(rows);
        }
    }

    private boolean alone(Runnable rows) {
        return tx.write(() -> {
            rows.run();
            return true;
        });
    }
}
