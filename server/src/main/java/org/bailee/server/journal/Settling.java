package org.bailee.server.journal;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.database.Tx;
import org.bailee.server.journal.JournalFile.End;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out at each start whether the database is an older one, whoever put it there, and does again what it has
/// forgotten.
///
/// A row says so where Bailee put it back. Who puts a disk back as it was leaves no row, but what lies outside the
/// database knows better: the journal has an entry that the log has not, or the home has published a longer log.
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final QuarantineStore store;
    private final List<JournalFile> files;
    private final String lost;
    private final AuditLog audit;
    private final TransparencyLog log;
    private final Tx tx;
    private final InstantSource clock;

    /// What has to be settled.
    ///
    /// @param name which database it is, for whoever answers for a lost journal: for this one and no other
    /// @param row what Bailee wrote when it put the database back; there is none where somebody else did
    private record Older(String name, String says, Optional<Quarantine> row) {}

    Settling(
            QuarantineStore store,
            List<JournalFile> files,
            String lost,
            AuditLog audit,
            TransparencyLog log,
            Tx tx,
            InstantSource clock) {
        this.store = store;
        this.files = files;
        this.lost = lost;
        this.audit = audit;
        this.log = log;
        this.tx = tx;
        this.clock = clock;
    }

    /// @throws Unavailable if there is no journal to tell, or it is not as it was written
    void settle(List<Enforcer> enforcers) {
        older().ifPresent(older -> settle(enforcers, older));
    }

    private Optional<Older> older() {
        return store.read()
                .map(row -> new Older(
                        row.takenAt().toString(),
                        "This database came out of a backup of " + row.takenAt(),
                        Optional.of(row)))
                .or(() -> Stream.concat(log.forgotten().stream(), files.stream().flatMap(this::ahead))
                        .max(Comparator.naturalOrder())
                        .map(entries -> new Older(
                                "entries-" + entries,
                                "This database is older than what was written of it outside: its audit log had "
                                        + entries + " entries",
                                Optional.empty())));
    }

    /// How many entries the log must have had, if it has fewer now, or others. A file that cannot be read tells
    /// nothing; its status warns.
    private Stream<Long> ahead(JournalFile file) {
        try {
            if (!file.exists()) {
                return Stream.empty();
            }
            Obligation last = file.read(_ -> {}).last();
            long entries = last.isMark() ? last.position() : last.position() + 1;
            boolean other = !last.isMark()
                    && audit.entryAt(last.position())
                            .filter(entry -> !entry.equals(last.entry()))
                            .isPresent();
            return other || entries > audit.lastPlace() + 1 ? Stream.of(entries) : Stream.empty();
        } catch (JournalRefused | UncheckedIOException unreadable) {
            return Stream.empty();
        }
    }

    private void settle(List<Enforcer> enforcers, Older older) {
        boolean answered = lost.equals(older.name());
        List<JournalFile> there = files.stream()
                .filter(JournalFile::exists)
                // The longest tells the order.
                .sorted(Comparator.comparingLong(
                                (JournalFile file) -> read(file, _ -> {}).lines())
                        .reversed())
                .toList();
        List<JournalFile> gone = files.stream()
                .filter(file -> !there.contains(file) && (there.isEmpty() || !file.isOurs()))
                .toList();
        SequencedSet<Obligation> owed = new LinkedHashSet<>();
        there.forEach(file -> read(file, owed::add));
        owed.removeIf(Obligation::isMark);
        boolean old = older.row()
                .flatMap(Quarantine::newest)
                .filter(newest -> owed.stream().noneMatch(one -> one.entry().equals(newest)))
                .isPresent();
        if (!answered && !gone.isEmpty()) {
            throw missing(older, gone.getFirst());
        }
        if (!answered && old) {
            throw old(older);
        }
        // Before the database is opened: a log that went back tells from here on, whoever is killed meanwhile.
        long from = audit.lastPlace() + 1;
        files.stream()
                .filter(file -> there.contains(file) || file.isOurs())
                .forEach(file -> complete(file, owed, from));
        // Before anything is done again, which writes entries and erases.
        Optional<Lost> given = older.row().map(row -> Lost.of(row, store, owed, audit, log));
        Again all = new Again(enforcers);
        owed.forEach(all::read);
        long again = all.end();
        // Last, since erasures and holds go by what the rows are.
        given.ifPresent(people -> giveUp(enforcers, people));
        tx.write(() -> {
            store.end();
            return audit.append(
                    Actor.bailee(),
                    old || !gone.isEmpty()
                            ? JournalEvent.without(older.name())
                            : JournalEvent.kept(older.name(), owed.size(), again));
        });
        LOG.warn("{}. {} lines were read in the journal, {} had to be done again.", older.says(), owed.size(), again);
    }

    private static void giveUp(List<Enforcer> enforcers, Lost given) {
        if (given.refused() > 0) {
            LOG.error(
                    "The database says of {} people that they were given up, and the journal of none of them that a part"
                            + " was erased since: they are left as they are. Unless the journal was lost, find out who"
                            + " writes to the database.",
                    given.refused());
        }
        given.people().forEach(person -> enforcers.forEach(enforcer -> enforcer.giveUp(person, given.takenAt())));
    }

    /// Writes into one copy what another knows, and where the log goes on.
    private void complete(JournalFile file, SequencedSet<Obligation> owed, long from) {
        try {
            if (!file.exists()) {
                file.begin(clock.instant());
            }
            SequencedSet<Obligation> more = new LinkedHashSet<>(owed);
            End end = read(file, more::remove);
            if (!more.isEmpty() || !end.last().isMark() || end.last().position() > from) {
                more.add(Obligation.mark(from, clock.instant()));
                file.append(end, List.copyOf(more));
            }
        } catch (UncheckedIOException failed) {
            throw new Unavailable(
                    "journal.unwritable",
                    "The journal " + file.path() + " cannot be written ("
                            + Objects.requireNonNull(failed.getCause())
                                    .getClass()
                                    .getSimpleName() + ").",
                    "Let the server's account write there; nothing is opened before.",
                    file.path());
        }
    }

    /// Every line, not only those after the backup: what was done already is passed over, and no clock is believed.
    private static End read(JournalFile file, Consumer<Obligation> told) {
        try {
            return file.read(told);
        } catch (JournalRefused changed) {
            throw new Unavailable(
                    "journal.changed",
                    "The journal " + file.path() + " was changed, is empty, or is another installation's.",
                    "Put the journal of this installation there as it was; nothing is opened before.",
                    file.path());
        }
    }

    private Unavailable missing(Older older, JournalFile gone) {
        return new Unavailable(
                "journal.missing",
                older.says() + ", and there is no journal " + gone.path() + " to tell who was erased since.",
                "Put the newest journal there, from the old home folder or a copy, or mount its disk. " + answer(older),
                gone.path(),
                older.name());
    }

    private Unavailable old(Older older) {
        return new Unavailable(
                "journal.older",
                older.says()
                        + ", and the journal is older than the newest backup: it does not tell who was erased last.",
                "Put the newest journal there as " + files.getFirst().path() + ", from the old home folder or a copy. "
                        + answer(older),
                files.getFirst().path(),
                older.name());
    }

    private static String answer(Older older) {
        return "If none is left, start once with --bailee.journal.lost=" + older.name()
                + ": who was erased since is back then, and you answer for it.";
    }
}
