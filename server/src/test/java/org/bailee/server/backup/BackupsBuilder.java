package org.bailee.server.backup;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.database.Turn;
import org.bailee.server.keys.TestKeys;

/// Backups as a server has them that keeps one set and drills nothing; a test says what is otherwise.
final class BackupsBuilder {
    static final BackupSettings ONE =
            new BackupSettings(null, Duration.ZERO, 1, Duration.ofDays(7), 0, false, Duration.ZERO);

    private final Works works;
    private Optional<BackupStore> store;
    private BackupSettings settings = ONE;
    private Drill drill = (_, _, _, _) -> {
        throw new AssertionError("No drill was asked for.");
    };
    private Turn turn;
    private ClockWatch watch;
    private LongFunction<Optional<String>> roots = _ -> Optional.of("");
    private Runnable whileTaking = () -> {};

    BackupsBuilder(Works works) {
        this.works = works;
        this.store = Optional.of(works.store);
        this.turn = new Turn(works.database.db(), "backup.turn");
        this.watch = TestAudit.trusting(works.database, works.clock);
    }

    BackupsBuilder to(BackupStore other) {
        store = Optional.of(other);
        return this;
    }

    BackupsBuilder toNowhere() {
        store = Optional.empty();
        return this;
    }

    BackupsBuilder by(BackupSettings others) {
        settings = others;
        return this;
    }

    BackupsBuilder drilledBy(Drill other) {
        drill = other;
        return this;
    }

    BackupsBuilder inTurn(Turn other) {
        turn = other;
        return this;
    }

    BackupsBuilder watchedBy(ClockWatch other) {
        watch = other;
        return this;
    }

    /// @param others of the log; otherwise every set is of it
    BackupsBuilder ofLog(LongFunction<Optional<String>> others) {
        roots = others;
        return this;
    }

    /// @param meanwhile runs as often as a set is written
    BackupsBuilder whileTaking(Runnable meanwhile) {
        whileTaking = meanwhile;
        return this;
    }

    Backups build() {
        AuditLog audit = TestAudit.log(works.database, works.ids, works.clock);
        RunStore runs = new RunStore(works.database.db());
        Attempts attempts = new Attempts(runs, turn, works.database.tx(), audit, works.ids, works.clock);
        return new Backups(
                store,
                new Means(settings, runs, attempts, works.ring, audit, watch, roots, works.clock),
                works.taking(whileTaking),
                drill,
                () -> works.proof.proveOurs(works.database.db()),
                TestKeys.backupKeys(works.database, works.ring),
                works.ids);
    }
}
