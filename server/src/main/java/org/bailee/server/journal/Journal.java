package org.bailee.server.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Tx;
import org.bailee.server.journal.JournalFile.End;
import org.bailee.server.journal.Obligation.Deed;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/// Keeps what was erased erased, and who is held held: writes it down outside the database, and holds a
/// database that came out of a backup shut until all of it was done again.
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final QuarantineStore store;
    private final List<JournalFile> files;
    private final JournalSettings settings;
    private final List<Shipping> shippings;
    private final List<Duty> duties = new ArrayList<>();
    private final AuditLog audit;
    private final Tx tx;
    private final InstantSource clock;

    Journal(
            QuarantineStore store,
            Home home,
            JournalSettings settings,
            StaffSecrets secrets,
            KeyRing keys,
            AuditLog audit,
            Tx tx,
            InstantSource clock) {
        this.clock = clock;
        this.store = store;
        this.settings = settings;
        this.audit = audit;
        this.tx = tx;
        List<JournalFile> all = new ArrayList<>();
        all.add(new JournalFile(home.folder().resolve("journal"), secrets));
        settings.copies().forEach(folder -> all.add(new JournalFile(folder, secrets)));
        this.files = List.copyOf(all);
        this.shippings = files.stream()
                .map(file -> new Shipping(
                        file,
                        audit,
                        owed -> keys.forget(owed.stream()
                                .map(Obligation::subject)
                                .distinct()
                                .toList())))
                .toList();
    }

    /// Says, in the transaction that puts a backup back, that this database is not to be opened yet.
    ///
    /// @param takenAt when the backup was taken
    public static void quarantine(JdbcTemplate db, Instant takenAt) {
        new QuarantineStore(db).begin(takenAt);
    }

    /// Opens the database: at once, or once everything erased or held since its backup is so again. To be
    /// called before anything is served.
    ///
    /// @throws Unavailable if there is no journal to tell, or it is not as it was written
    public void open(Enforcer enforcer) {
        Optional<Instant> takenAt = store.takenAt();
        if (takenAt.isPresent()) {
            settle(enforcer, takenAt.get());
        }
        for (Shipping shipping : shippings) {
            Duty duty = new Duty("journal", shipping::step);
            duty.start();
            duties.add(duty);
        }
    }

    /// Each copy, the one in the home folder first.
    public List<JournalStatus> status() {
        return shippings.stream().map(Shipping::status).toList();
    }

    private void settle(Enforcer enforcer, Instant takenAt) {
        List<JournalFile> there = files.stream().filter(JournalFile::exists).toList();
        if (there.isEmpty() && !settings.lost()) {
            throw missing(takenAt);
        }
        Settling settling = new Settling(enforcer);
        Map<JournalFile, End> ends = new LinkedHashMap<>();
        there.forEach(file -> ends.put(file, settle(settling, file)));
        long again = settling.end();
        long lines = ends.values().stream().mapToLong(End::lines).sum();
        EntryId opened = tx.write(() -> {
            store.end();
            return audit.append(
                    Actor.bailee(),
                    there.isEmpty()
                            ? JournalEvent.without(takenAt.toString())
                            : JournalEvent.kept(takenAt.toString(), lines, again));
        });
        // The log went back to where the backup was: what it tells next has places that older lines have, too.
        Obligation mark =
                new Obligation(audit.lastPlace(), opened, clock.instant(), Obligation.NOBODY, new Deed.Erased());
        files.forEach(file -> file.append(ends.getOrDefault(file, End.NONE), List.of(mark)));
        LOG.warn(
                "This database came out of a backup of {}. {} lines were read in the journal, {} had to be done again.",
                takenAt,
                lines,
                again);
    }

    /// Every line, not only those after the backup: what was done already is passed over, and no clock is believed.
    private static End settle(Settling settling, JournalFile file) {
        try {
            return file.read(settling::read);
        } catch (JournalRefused changed) {
            throw new Unavailable(
                    "journal.changed",
                    "The journal " + file.path() + " was changed, or is another installation's.",
                    "Put the journal of this installation there as it was; nothing is opened before.");
        }
    }

    private Unavailable missing(Instant takenAt) {
        Path home = files.getFirst().path();
        return new Unavailable(
                "journal.missing",
                "This database came out of a backup of " + takenAt
                        + ", and there is no journal to tell who was erased since.",
                "Put the newest journal there as " + home
                        + ", from the old home folder or a copy. If none is left, start"
                        + " once with --bailee.journal.lost=true: who was erased since is back then, and you answer for"
                        + " it.");
    }

    @Override
    public void close() {
        duties.forEach(Duty::close);
    }
}
