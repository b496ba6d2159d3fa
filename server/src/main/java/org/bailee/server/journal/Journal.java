package org.bailee.server.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;

/// Keeps what was erased erased, who is held held, and who was shut out shut out: writes it down outside the database,
/// and holds a
/// database that is older than that shut until all of it was done again.
public final class Journal implements AutoCloseable {
    private final Settling settling;
    private final List<Shipping> shippings;
    private final List<Duty> duties = new ArrayList<>();

    Journal(
            QuarantineStore store,
            Home home,
            JournalSettings settings,
            StaffSecrets secrets,
            KeyRing keys,
            AuditLog audit,
            TransparencyLog log,
            Tx tx,
            InstantSource clock) {
        List<JournalFile> files = new ArrayList<>();
        files.add(new JournalFile(home.folder().resolve("journal"), true, secrets));
        settings.copies().forEach(folder -> files.add(new JournalFile(folder, false, secrets)));
        this.settling = new Settling(store, files, settings.lost(), audit, log, tx, clock);
        this.shippings = files.stream()
                .map(file -> new Shipping(
                        file,
                        audit,
                        owed -> keys.forget(owed.stream()
                                .filter(Obligation::isOfPerson)
                                .map(Obligation::subject)
                                .distinct()
                                .toList()),
                        clock))
                .toList();
    }

    /// Says, in the transaction that puts a backup back, that this database is not to be opened yet.
    ///
    /// @param takenAt when the backup was taken
    /// @param newest what [#newest] said when the keys were backed up
    /// @param givenUp people nothing of whom opens any more, since the keys are newer than the rows
    public static void quarantine(JdbcTemplate db, Instant takenAt, Optional<EntryId> newest, List<SubjectId> givenUp) {
        new QuarantineStore(db).begin(new Quarantine(takenAt, newest), givenUp);
    }

    /// The newest entry of the log that the journal has a line of, or will have in a second.
    public static Optional<EntryId> newest(AuditLog audit) {
        return audit.newestPlaced(Told.KINDS);
    }

    /// Opens the database: at once, or, if it is an older one, when everything done since is done again. To be
    /// called before anything is served.
    ///
    /// @throws org.bailee.server.shared.Unavailable if there is no journal to tell, or it is not as it was written
    void open(List<Enforcer> enforcers) {
        settling.settle(enforcers);
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

    @Override
    public void close() {
        duties.forEach(Duty::close);
    }
}
