package org.bailee.server.vault;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Violation;

/// Places and releases legal holds (GDPR Art. 17(3)(e)), and restrictions of processing (Art. 18).
///
/// Each is a row, and their number is sealed in the person's state: who can write to the database can neither
/// lift one nor forge one unseen. Both change in one transaction that has the person's row, as an erasure has
/// it, so of a hold and an erasure that come together one waits for the other.
final class Holding {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/#:-]{0,79}");

    private static final int MOST_YEARS = 10;

    private final Access access;
    private final VaultStore stores;
    private final DataKeys dataKeys;
    private final Sealer sealer;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Tx tx;
    private final Ids ids;

    Holding(Access access, Parts parts, Ids ids) {
        this.access = access;
        this.stores = parts.stores();
        this.dataKeys = parts.dataKeys();
        this.sealer = parts.sealer();
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.tx = parts.tx();
        this.ids = ids;
    }

    /// @throws Invalid if the reference, the owner or the day of the review is none
    /// @throws NotFound if the person is unknown or was erased
    Hold place(Actor actor, Optional<String> reason, SubjectId subject, HoldKind kind, NewHold wanted) {
        access.permit(actor, kind.permission(), reason, List.of(subject));
        Instant now = clock.instant();
        check(wanted, LocalDate.ofInstant(now, ZoneOffset.UTC));
        HoldId id = new HoldId(ids.next());
        VaultEvent event = VaultEvent.of(kind.placed(), reason).about(subject).hold(id, kind, wanted);
        return told(actor, event, subject, () -> {
            DataKey key = dataKeys.of(subject);
            return tx.write(() -> {
                HeldPerson person = person(subject, key);
                sound(person, stores.holds().of(subject));
                EntryId entry = audit.append(actor, event);
                Hold hold =
                        new Hold(id, subject, kind, wanted.because(), wanted.owner(), wanted.reviewOn(), now, entry);
                stores.holds().insert(hold);
                person.hold(kind);
                save(person);
                return hold;
            });
        });
    }

    /// @throws NotFound if there is no such hold
    void release(Actor actor, Optional<String> reason, HoldId id) {
        access.permit(actor, Permission.HOLDS_MANAGE, reason, List.of());
        VaultEvent event = VaultEvent.of("hold-released", reason).hold(id);
        Hold hold = Misses.told(
                audit,
                actor,
                event,
                () -> stores.holds()
                        .find(id)
                        .filter(found -> !found.kind().isRestriction())
                        .orElseThrow(Refused::unknownHold));
        release(actor, event.about(hold.subject()), hold, Refused::unknownHold);
    }

    /// Lifts a restriction, once the person was told.
    ///
    /// @param day on which the person was told (GDPR Art. 18(3))
    /// @throws NotFound if there is no such restriction
    /// @throws Invalid if nobody says so, or the person was told before it was placed or is to be told yet
    Hold lift(Actor actor, Optional<String> reason, HoldId id, Optional<LocalDate> day) {
        access.permit(actor, Permission.RESTRICTIONS_MANAGE, reason, List.of());
        LocalDate told = day.orElseThrow(() -> new Invalid(List.of(Refused.untold())));
        VaultEvent event = VaultEvent.of("restriction-lifted", reason).hold(id).told(told);
        Hold restriction = Misses.told(
                audit,
                actor,
                event,
                () -> stores.holds()
                        .find(id)
                        .filter(found -> found.kind().isRestriction())
                        .orElseThrow(Refused::unknownRestriction));
        // Days as they are anywhere on earth.
        if (told.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.MAX))
                || told.isBefore(LocalDate.ofInstant(restriction.placedAt(), ZoneOffset.MIN))) {
            throw new Invalid(List.of(Refused.untold()));
        }
        release(actor, event.about(restriction.subject()), restriction, Refused::unknownRestriction);
        return restriction;
    }

    private void release(Actor actor, VaultEvent about, Hold hold, Supplier<NotFound> gone) {
        SubjectId subject = hold.subject();
        told(actor, about, subject, () -> {
            DataKey key = dataKeys.of(subject);
            return tx.write(() -> {
                // Of who was given up at a restore the rows are all there is.
                Optional<HeldPerson> person = GivenUp.unless(() -> person(subject, key));
                List<Hold> there = stores.holds().of(subject);
                person.ifPresent(readable -> sound(readable, there));
                // Another release may have come first.
                if (there.stream().noneMatch(hold::equals)) {
                    throw gone.get();
                }
                stores.holds().delete(hold.id());
                person.ifPresent(readable -> {
                    readable.release(hold.kind());
                    save(readable);
                });
                return audit.append(actor, about);
            });
        });
    }

    /// @param restrictions those, or else legal holds
    Page<Hold> page(Actor actor, boolean restrictions, Optional<LocalDate> due, Optional<HoldId> after, int limit) {
        access.permit(
                actor,
                restrictions ? Permission.RESTRICTIONS_MANAGE : Permission.HOLDS_MANAGE,
                Optional.empty(),
                List.of());
        return Page.of(stores.holds().page(restrictions, due, after, limit + 1), limit, Hold::id);
    }

    /// In order of placing.
    List<Hold> of(Actor actor, boolean restrictions, SubjectId subject) {
        access.permit(
                actor,
                restrictions ? Permission.RESTRICTIONS_MANAGE : Permission.HOLDS_MANAGE,
                Optional.empty(),
                List.of(subject));
        return stores.holds().of(subject).stream()
                .filter(hold -> hold.kind().isRestriction() == restrictions)
                .toList();
    }

    /// Refuses what would erase something of a person on hold; the caller has the person's row.
    ///
    /// Where the state does not open, because it or the key was spoilt, the rows alone decide: what nobody can
    /// read any more must be erasable.
    ///
    /// Erasing restricted data would be to process it (Art. 4(2), 18(2)), against the very wish of who had it
    /// restricted (Art. 18(1)(b), (c)). Who wants it erased after all says so, and is told that the restriction
    /// is lifted.
    ///
    /// @throws Conflict if there is a hold or a restriction
    /// @throws Corrupt if there are more of them or fewer than Bailee placed
    static void mustNotBeHeld(SubjectId subject, VaultStore stores, DataKeys dataKeys) {
        List<Hold> there = stores.holds().of(subject);
        Optional<HeldPerson> person = readable(subject, stores, dataKeys);
        person.ifPresent(readable -> sound(readable, there));
        if (there.stream().anyMatch(hold -> !hold.kind().isRestriction())) {
            throw Refused.held();
        }
        if (!there.isEmpty()) {
            throw Refused.restricted();
        }
    }

    private static Optional<HeldPerson> readable(SubjectId subject, VaultStore stores, DataKeys dataKeys) {
        try {
            return dataKeys.fresh(subject, () -> {
                DataKey key = dataKeys.of(subject);
                Optional<SubjectRow> row = Optional.ofNullable(
                        stores.people().hold(List.of(subject)).get(subject));
                return row.flatMap(there -> GivenUp.unless(() -> new HeldPerson(there, key)));
            });
        } catch (Corrupt _) {
            return Optional.empty();
        }
    }

    private static void sound(HeldPerson person, List<Hold> there) {
        long restrictions =
                there.stream().filter(hold -> hold.kind().isRestriction()).count();
        if (person.restrictions() != restrictions || person.holds() != there.size() - restrictions) {
            throw new Corrupt();
        }
    }

    private HeldPerson person(SubjectId subject, DataKey key) {
        // Erased since the key was read.
        return Optional.ofNullable(stores.people().hold(List.of(subject)).get(subject))
                .map(row -> new HeldPerson(row, key))
                .orElseThrow(NotFound::erased);
    }

    private void save(HeldPerson person) {
        stores.people().save(List.of(person.sealed(person.version(), sealer)));
    }

    private <T> T told(Actor actor, VaultEvent event, SubjectId subject, Supplier<T> work) {
        try {
            return Misses.told(audit, actor, event, () -> dataKeys.fresh(subject, work));
        } catch (Corrupt why) {
            Alarm.raise(audit, actor, event, subject);
            throw why;
        }
    }

    private static void check(NewHold wanted, LocalDate today) {
        List<Violation> wrong = new ArrayList<>();
        if (!REFERENCE.matcher(wanted.because()).matches()) {
            wrong.add(Refused.holdText("because"));
        }
        if (!REFERENCE.matcher(wanted.owner()).matches()) {
            wrong.add(Refused.holdText("owner"));
        }
        if (!wanted.reviewOn().isAfter(today) || wanted.reviewOn().isAfter(today.plusYears(MOST_YEARS))) {
            wrong.add(Refused.holdReview());
        }
        Gate.orRefuse(wanted, wrong);
    }
}
