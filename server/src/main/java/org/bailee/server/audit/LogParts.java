package org.bailee.server.audit;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.bailee.server.audit.AuditSettings.WitnessSetting;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.springframework.jdbc.core.JdbcTemplate;

/// The log's order as one running server has it: what gives places, and what shows them.
final class LogParts implements AutoCloseable {
    private final Sequencer sequencer;
    private final List<Duty> duties = new ArrayList<>();
    private final TransparencyLog door;

    LogParts(
            JdbcTemplate db,
            Tx tx,
            AuditLog audit,
            LogKeys keys,
            Home home,
            AuditSettings settings,
            ClockWatch watch,
            Ids ids,
            SecureRandom random,
            InstantSource clock) {
        LogAlarms alarms = new LogAlarms(clock);
        LogStores stores = new LogStores(
                new PlaceStore(db),
                new TileStore(db),
                new HeadStore(db),
                new SigningKeyStore(db),
                new CosignatureStore(db),
                settings.witnesses().stream().map(WitnessSetting::key).toList());
        Pen pen = new Pen(stores.keys(), keys, stores.heads());
        CheckpointFiles files = new CheckpointFiles(home);
        Past past = new Past(files, new Tiles(stores.tiles()), pen, new PrunedMark(stores));
        Founding founding = new Founding(stores.heads(), files, pen, tx, random, clock, settings.origin());
        Rounds rounds = new Rounds(
                tx, stores, audit.owed(), pen, past, founding, files, alarms, audit::placedHere, clock, _ -> {});
        UUID self = ids.next();
        LeaseStore leases = new LeaseStore(db);
        this.sequencer = new Sequencer(rounds, leases, self, audit, alarms);
        List<Witnessing> witnesses = settings.witnesses().stream()
                .map(one -> new Witnessing(
                        one.verifier(), new WitnessClient(one.url()), stores, alarms, sequencer::halt, clock))
                .toList();
        for (Witnessing one : witnesses) {
            duties.add(new Duty("audit-witness", one::step));
        }
        SelfCheck check =
                new SelfCheck(stores, pen, past, new SelfCheckFile(home), audit, alarms, sequencer::halt, clock);
        Pruning pruning = new Pruning(stores, pen, audit, alarms, sequencer::halt, tx, settings.keep(), watch, clock);
        duties.add(new Duty("audit-clock", () -> watch.look(alarms)));
        // Each node for itself: a lease is a row, and who owns the rows must not say who looks.
        duties.add(new Duty("audit-self-check", check::step));
        duties.add(new Duty("audit-owed", new OwedCheck(audit.owed(), stores.places(), alarms)::step));
        duties.add(new Duty("audit-pruning", alone(leases, self, "audit-pruning", pruning::step)));
        this.door = new TransparencyLog(
                audit, stores, pen, alarms, files, new Exports(audit, clock), witnesses, check::status, tx, clock);
    }

    /// A step that only one node does at a time.
    private static Supplier<Duration> alone(LeaseStore leases, UUID self, String name, Supplier<Duration> step) {
        return () -> leases.take(name, self, Duration.ofMinutes(1)) ? step.get() : Duration.ofMinutes(1);
    }

    void start() {
        sequencer.start();
        duties.forEach(Duty::start);
    }

    TransparencyLog door() {
        return door;
    }

    @Override
    public void close() {
        duties.forEach(Duty::close);
        sequencer.close();
    }
}
