package org.bailee.server.retention;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.vault.KeptPerson;
import org.bailee.server.vault.KeptRecord;
import org.bailee.server.vault.Removal;
import org.bailee.server.vault.Upkeep;

/// Erases what a run found, person by person: what is still over its time when its turn comes, and nothing that
/// the run did not list. Each person goes in one transaction with the note that it is done, so that killed
/// anywhere it goes on with the next.
final class Erasing {
    private static final int PEOPLE = 50;

    private final RunStore runs;
    private final ItemStore items;
    private final Upkeep upkeep;
    private final Register register;
    private final AuditLog audit;
    private final Tx tx;
    private final InstantSource clock;

    Erasing(
            RunStore runs,
            ItemStore items,
            Upkeep upkeep,
            Register register,
            AuditLog audit,
            Tx tx,
            InstantSource clock) {
        this.runs = runs;
        this.items = items;
        this.upkeep = upkeep;
        this.register = register;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /// The reason under which the log has each erasure of a run.
    static String reference(UUID run) {
        return "retention:" + run;
    }

    void step(Run run, RegisterVersion version) {
        List<SubjectId> people = items.due(run.id(), PEOPLE);
        if (people.isEmpty()) {
            end(run, RunState.DONE);
        }
        Lapses lapses = new Lapses(version, run.begunAt());
        for (SubjectId person : people) {
            // Another register in force ends the run, and what is left of it is found again.
            if (register.current().number() == run.register()) {
                erase(run, lapses, person);
            }
        }
    }

    private void erase(Run run, Lapses lapses, SubjectId subject) {
        try {
            upkeep.end(
                    subject,
                    reference(run.id()),
                    lapses.days(),
                    person -> decide(run, lapses, person),
                    removal -> note(run, subject, removal));
        } catch (Unavailable away) {
            throw away;
        } catch (Problem | Corrupt refused) {
            // The person is passed over and stays listed; the log has the reason.
            tx.write(() -> {
                items.settle(run.id(), subject, "failed");
                return run;
            });
        }
    }

    private Removal decide(Run run, Lapses lapses, KeptPerson person) {
        if (!person.readable()) {
            throw new Corrupt();
        }
        Map<String, SortedSet<String>> listed = new TreeMap<>();
        items.lockDue(run.id(), person.subject())
                .forEach(item ->
                        listed.computeIfAbsent(item.key(), _ -> new TreeSet<>()).addAll(item.fields()));
        boolean stopped = runs.find(run.id())
                .filter(now -> now.state() == RunState.ERASING)
                .isEmpty();
        if (listed.isEmpty() || stopped) {
            return new Removal.Nothing();
        }
        History history = Looking.histories(audit, List.of(person.subject())).get(person.subject());
        SequencedMap<KeptRecord, SortedSet<String>> going = new LinkedHashMap<>();
        lapses.of(person, history == null ? History.unread() : history).stream()
                .filter(Lapse::isFree)
                .forEach(lapse -> {
                    SortedSet<String> fields = new TreeSet<>(lapse.fields());
                    fields.retainAll(listed.getOrDefault(Lapses.key(lapse.record()), new TreeSet<>()));
                    if (!fields.isEmpty()) {
                        going.computeIfAbsent(lapse.record(), _ -> new TreeSet<>())
                                .addAll(fields);
                    }
                });
        SortedMap<String, SortedSet<String>> byKey = new TreeMap<>();
        going.forEach((record, fields) -> byKey.put(Lapses.key(record), fields));
        return !going.isEmpty() && Lapses.leavesNothing(person, byKey) ? new Removal.Everything() : Removal.of(going);
    }

    private void note(Run run, SubjectId subject, Removal removal) {
        switch (removal) {
            case Removal.Nothing _ -> items.settle(run.id(), subject, "kept");
            case Removal.Everything _ -> {
                items.settle(run.id(), subject, "done");
                runs.erased(run.id(), new Run.Erased(1, 0, 0));
            }
            case Removal.Fields fields -> {
                long records = fields.of().entrySet().stream()
                        .filter(part -> !part.getKey().personal()
                                && part.getValue().containsAll(part.getKey().fields()))
                        .count();
                items.settle(run.id(), subject, "done");
                runs.erased(run.id(), new Run.Erased(0, records, fields.of().size() - records));
            }
        }
    }

    /// Ends it with its certificate: an entry of the log, in one transaction.
    void end(Run run, RunState as) {
        tx.write(() -> {
            runs.lock(run.id()).filter(Run::isOpen).ifPresent(now -> {
                runs.move(run.id(), now.state(), as);
                Run ended = runs.find(run.id()).orElseThrow();
                runs.ended(
                        run.id(),
                        as,
                        clock.instant(),
                        audit.append(Actor.bailee(), RetentionEvent.ended(ended, items.tallies(run.id()))));
            });
            return run;
        });
    }
}
