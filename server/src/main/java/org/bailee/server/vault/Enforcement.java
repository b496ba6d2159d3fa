package org.bailee.server.vault;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            case Deed.OfPart _ -> part(owed) > 0;
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
    @Override
    public int enforceTogether(List<Obligation> lines) {
        Map<RecordAddress, Scope.Cut> cuts = new LinkedHashMap<>();
        for (Obligation line : lines) {
            if (!(line.deed() instanceof Deed.OfPart part)) {
                return Enforcer.super.enforceTogether(lines);
            }
            if (cuts.put(address(line.subject(), part), cut(part)) != null) {
                // Twice of one record, as nothing of ours tells: one after the other.
                return lines.stream().mapToInt(this::part).sum();
            }
        }
        return part(lines.getFirst(), cuts);
    }

    private int part(Obligation owed) {
        Deed.OfPart part = (Deed.OfPart) owed.deed();
        return part(owed, Map.of(address(owed.subject(), part), cut(part)));
    }

    private int part(Obligation owed, Map<RecordAddress, Scope.Cut> cuts) {
        long part = ((Deed.OfPart) owed.deed()).part();
        tx.write(() -> stores.people().countParts(owed.subject(), part));
        Map<RecordAddress, Scope.Cut> there = new LinkedHashMap<>(cuts);
        there.entrySet().removeIf(one -> !isThere(one.getKey(), one.getValue()));
        if (there.isEmpty()) {
            return 0;
        }
        Function<String, VaultEvent> event = again(owed);
        return erasure.again(
                owed.subject(),
                there,
                part,
                event,
                () -> unverified(there, kind -> event.apply(kind).part(part)));
    }

    private static RecordAddress address(SubjectId subject, Deed.OfPart part) {
        return switch (part) {
            case Deed.RecordErased erased -> new RecordAddress(subject, erased.collection(), erased.record());
            case Deed.FieldsErased erased -> new RecordAddress(subject, erased.collection(), erased.record());
        };
    }

    private static Scope.Cut cut(Deed.OfPart part) {
        return switch (part) {
            case Deed.RecordErased _ -> new Scope.Cut.Whole();
            case Deed.FieldsErased erased -> new Scope.Cut.Fields(erased.names(), erased.version());
        };
    }

    /// What has the version it got when its fields went, or a later one, is newer than that.
    private boolean isThere(RecordAddress address, Scope.Cut cut) {
        return stores.records()
                .version(address)
                .filter(version -> !(cut instanceof Scope.Cut.Fields fields) || version < fields.version())
                .isPresent();
    }

    private static Function<String, VaultEvent> again(Obligation owed) {
        return kind ->
                VaultEvent.of(kind, Optional.empty()).about(owed.subject()).again(owed.entry());
    }

    /// Of fields nothing can be opened where nothing verifies, because the keys are newer than the rows; whole records
    /// go all the same.
    private int unverified(Map<RecordAddress, Scope.Cut> cuts, Function<String, VaultEvent> event) {
        int deleted = 0;
        for (Map.Entry<RecordAddress, Scope.Cut> one : cuts.entrySet()) {
            if (one.getValue() instanceof Scope.Cut.Whole && unverified(one.getKey(), event)) {
                deleted++;
            }
        }
        return deleted;
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
