package org.bailee.server.retention;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.database.Tx;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.KeptPerson;
import org.bailee.server.vault.Upkeep;

/// The dry run that comes before everything: finds out what is over its time, some people at a time, and erases
/// nothing. Everything is judged by the moment the run began, however long it takes.
final class Looking {
    static final String ABOVE_LIMIT = "retention.above-limit";
    static final String DROPPED = "retention.dropped-data";

    private static final int PEOPLE = 200;
    private static final RecordId NO_RECORD = new RecordId(new UUID(0, 0));

    private final RunStore runs;
    private final ItemStore items;
    private final Upkeep upkeep;
    private final RetentionSettings settings;
    private final AuditLog audit;
    private final Tx tx;
    private final InstantSource clock;

    Looking(
            RunStore runs,
            ItemStore items,
            Upkeep upkeep,
            RetentionSettings settings,
            AuditLog audit,
            Tx tx,
            InstantSource clock) {
        this.runs = runs;
        this.items = items;
        this.upkeep = upkeep;
        this.settings = settings;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /// Goes on from where it was, and ends when nobody is left.
    void step(Run run, RegisterVersion version) {
        Lapses lapses = new Lapses(version, run.begunAt());
        List<KeptPerson> people = upkeep.page(lapses.days(), run.look().reached(), PEOPLE);
        if (people.isEmpty()) {
            end(run);
            return;
        }
        Map<SubjectId, History> histories =
                histories(people.stream().filter(lapses::needsHistory).toList());
        List<Item> found = new ArrayList<>();
        people.forEach(person ->
                found.addAll(found(person, lapses, histories.getOrDefault(person.subject(), History.unread()))));
        tx.write(() -> {
            // A node that was thought dead may have come this far as well.
            if (runs.lock(run.id()).filter(now -> isWhereItWas(now, run)).isPresent()) {
                items.insert(run.id(), found);
                runs.reached(run.id(), people.getLast().subject());
            }
            return run;
        });
    }

    private static boolean isWhereItWas(Run now, Run then) {
        return now.state() == RunState.LOOKING
                && now.look().reached().equals(then.look().reached());
    }

    private Map<SubjectId, History> histories(List<KeptPerson> people) {
        return histories(audit, people.stream().map(KeptPerson::subject).toList());
    }

    static Map<SubjectId, History> histories(AuditLog audit, List<SubjectId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        var oldest = audit.oldest();
        Map<SubjectId, List<Entry>> entries = audit.done(people, History.KINDS).stream()
                .collect(Collectors.groupingBy(entry -> entry.subject().orElseThrow()));
        return people.stream()
                .collect(Collectors.toMap(
                        person -> person,
                        person -> new History(person, entries.getOrDefault(person, List.of()), oldest)));
    }

    private static List<Item> found(KeptPerson person, Lapses lapses, History history) {
        if (!person.readable()) {
            return List.of(new Item(
                    person.subject(),
                    "",
                    NO_RECORD,
                    new TreeSet<>(),
                    Lapse.PERIOD,
                    Optional.empty(),
                    Optional.of(HeldBy.UNREADABLE.word()),
                    "held"));
        }
        return lapses.of(person, history).stream()
                .map(lapse -> Item.of(person.subject(), lapse))
                .toList();
    }

    private void end(Run run) {
        tx.write(() -> {
            Optional<Run> now = runs.lock(run.id()).filter(there -> isWhereItWas(there, run));
            now.ifPresent(this::sumUp);
            return run;
        });
    }

    private void sumUp(Run run) {
        Run.Found found = items.count(run.id());
        List<Tally> tallies = items.tallies(run.id());
        items.forgetBefore(run.id());
        Optional<String> fault = run.asked().preview() ? Optional.empty() : whyToWait(run, found, tallies);
        if (run.asked().preview() || found.people() == 0) {
            runs.looked(run.id(), clock.instant(), found, RunState.DONE, fault);
            Run done = runs.find(run.id()).orElseThrow();
            RetentionEvent event = run.asked().preview()
                    ? RetentionEvent.found("retention-previewed", run, found, tallies)
                    : RetentionEvent.ended(done, tallies);
            runs.ended(run.id(), RunState.DONE, clock.instant(), audit.append(Actor.bailee(), event));
            return;
        }
        runs.looked(run.id(), clock.instant(), found, fault.isPresent() ? RunState.WAITING : RunState.ERASING, fault);
        String kind = fault.isPresent() ? "retention-waiting" : "retention-begun";
        audit.append(
                Actor.bailee(), RetentionEvent.found(kind, runs.find(run.id()).orElseThrow(), found, tallies));
    }

    private Optional<String> whyToWait(Run run, Run.Found found, List<Tally> tallies) {
        if (tallies.stream()
                .anyMatch(tally -> tally.heldBy().isEmpty() && tally.cause().equals(Lapse.NOT_IN_REGISTER))) {
            return Optional.of(DROPPED);
        }
        return settings.limit().covers(found.people(), run.look().people())
                ? Optional.empty()
                : Optional.of(ABOVE_LIMIT);
    }
}
