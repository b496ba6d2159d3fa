package org.bailee.server.audit;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.bailee.server.audit.AuditSettings.WitnessSetting;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.springframework.jdbc.core.JdbcTemplate;

/// The log's order as one running server has it: what gives places, and what shows them.
final class LogParts implements AutoCloseable {
    private final Sequencer sequencer;
    private final TransparencyLog door;

    LogParts(
            JdbcTemplate db,
            Tx tx,
            AuditLog audit,
            LogKeys keys,
            Home home,
            AuditSettings settings,
            Ids ids,
            SecureRandom random,
            InstantSource clock) {
        LogAlarms alarms = new LogAlarms(clock);
        LogStores stores = new LogStores(
                new PlaceStore(db),
                new TileStore(db),
                new HeadStore(db),
                new SelfCheckStore(db),
                new CosignatureStore(db),
                settings.witnesses().stream().map(WitnessSetting::key).toList());
        Pen pen = new Pen(new SigningKeyStore(db), keys, stores.heads());
        CheckpointFiles files = new CheckpointFiles(home);
        Past past = new Past(files, new Tiles(stores.tiles()), pen);
        Founding founding = new Founding(stores.heads(), files, pen, tx, random, clock, settings.origin());
        Rounds rounds = new Rounds(tx, stores, pen, past, founding, files, alarms, clock, _ -> {});
        this.sequencer = new Sequencer(rounds, new LeaseStore(db), ids.next(), audit, alarms);
        this.door = new TransparencyLog(audit, stores, pen, alarms, new Exports(audit, clock), tx, clock);
    }

    void start() {
        sequencer.start();
    }

    TransparencyLog door() {
        return door;
    }

    @Override
    public void close() {
        sequencer.close();
    }
}
