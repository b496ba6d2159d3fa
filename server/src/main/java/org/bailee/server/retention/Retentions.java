package org.bailee.server.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.access.Access;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Register;
import org.bailee.server.register.Retention;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;

/// What is kept longer than the register says, and its end: found every night, erased by itself as long as it
/// is little, else when somebody approves. Every run is kept in numbers, and certified.
public final class Retentions {
    private final Rounds rounds;
    private final Approving approving;
    private final RunStore runs;
    private final ItemStore items;
    private final Register register;
    private final Access access;
    private final TransparencyLog log;

    Retentions(
            Rounds rounds,
            Approving approving,
            RunStore runs,
            ItemStore items,
            Register register,
            Access access,
            TransparencyLog log) {
        this.rounds = rounds;
        this.approving = approving;
        this.runs = runs;
        this.items = items;
        this.register = register;
        this.access = access;
        this.log = log;
    }

    /// Begins to look for what is over its time now; nothing is erased by it.
    ///
    /// @throws org.bailee.server.shared.Conflict if something is being looked for already
    public Run preview(Actor actor) {
        permit(actor);
        if (!runs.underWay().isEmpty()) {
            throw Problems.underWay();
        }
        return rounds.preview(actor);
    }

    /// Newest first.
    public Page<Run> runs(Actor actor, Optional<String> before, int limit) {
        permit(actor);
        return Page.of(runs.page(before.map(Retentions::id), limit + 1), limit, Run::id);
    }

    public Run run(Actor actor, UUID run) {
        permit(actor);
        return runs.find(run).orElseThrow(Problems::unknownRun);
    }

    /// What a run found, in numbers.
    public List<Tally> tallies(Actor actor, UUID run) {
        return items.tallies(run(actor, run).id());
    }

    /// What a run found, by person; only of the newest that has looked, and of those that wait or erase.
    ///
    /// @param limit of people
    public Page<Item> items(Actor actor, UUID run, Optional<SubjectId> after, int limit) {
        List<Item> found = items.page(run(actor, run).id(), after, limit);
        long people = found.stream().map(Item::subject).distinct().count();
        return new Page<>(
                found,
                people < limit
                        ? Optional.empty()
                        : Optional.of(found.getLast().subject().toString()));
    }

    /// The rule a collection had in the register a run went by; empty if it was not in it.
    public Optional<Retention> rule(Run run, String collection) {
        return register.version(run.register())
                .flatMap(version ->
                        Optional.ofNullable(version.definition().retention().get(collection)));
    }

    /// Lets a run that waits erase what it found; or, where the clock was not believed, says that it is right.
    ///
    /// @throws org.bailee.server.shared.Denied to who put the register in force that it goes by
    /// @throws org.bailee.server.shared.Conflict if it does not wait, the register changed since, or the clock
    /// of this node is far from the one that was not believed
    public Run approve(Actor actor, UUID run) {
        return approving.approve(actor, run);
    }

    /// The same, by a person who has just shown a second factor.
    public Run approve(Session by, UUID run) {
        return approving.approve(by, run);
    }

    /// @throws org.bailee.server.shared.Conflict if it has not ended
    public Certificate certificate(Actor actor, UUID id) {
        Run run = run(actor, id);
        EntryId entry = run.end().map(Run.End::entry).orElseThrow(Problems::notEnded);
        return new Certificate(run, items.tallies(id), proof(actor, entry));
    }

    private Optional<String> proof(Actor actor, EntryId entry) {
        try {
            return Optional.of(new String(log.proof(actor, entry), UTF_8));
        } catch (NotFound notYet) {
            return Optional.empty();
        }
    }

    /// Moves on what is to be done.
    ///
    /// @return when to come again
    Duration step() {
        return rounds.step();
    }

    private void permit(Actor actor) {
        access.permit(actor, Permission.RETENTION_MANAGE, Optional.empty(), List.of());
    }

    /// @throws NotFound if no run can have such an id
    public static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Problems.unknownRun();
        }
    }
}
