package org.bailee.server.vault;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.IndexKeys;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Ids;

/// What the two doors of this room are made of, and how it is put together.
record Parts(
        VaultStore stores,
        Tx tx,
        KeyRing keys,
        DataKeys dataKeys,
        Sealer sealer,
        Replanning replanning,
        Plans plans,
        Digests digests,
        Retries retries,
        AuditLog audit,
        InstantSource clock,
        SecureRandom random) {
    static Parts of(
            VaultStore stores,
            Tx tx,
            KeyRing keys,
            IndexKeys indexKeys,
            Register register,
            AuditLog audit,
            InstantSource clock,
            ClockWatch watch,
            SecureRandom random) {
        Replanning replanning = new Replanning(stores.plan(), indexKeys, audit, clock, tx);
        return new Parts(
                stores,
                tx,
                keys,
                new DataKeys(keys, stores.people()),
                new Sealer(random),
                replanning,
                new Plans(stores.plan(), replanning, register, clock),
                new Digests(indexKeys),
                new Retries(stores.answers(), keys, watch),
                audit,
                clock,
                random);
    }

    Vault vault(Access access, Register register, Ids ids) {
        Showing showing = new Showing(register, sealer);
        OneOrMany oneOrMany = new OneOrMany(register);
        return new Vault(
                new Admission(this, ids),
                new Addition(this, ids),
                new Amendment(this),
                new Opening(stores.people(), dataKeys, showing, oneOrMany, audit, clock),
                new RecordOpening(stores.many(), dataKeys, showing, oneOrMany, audit, clock),
                new Lookup(access, register, this),
                new Erasure(access, register, this),
                new Holding(access, this, ids));
    }

    Tokens tokens(Access access, Register register) {
        return new Tokens(
                new TokenMaking(access, register, this),
                new TokenOpening(
                        access,
                        stores.tokens(),
                        new TokenRecords(stores, dataKeys),
                        new Showing(register, sealer),
                        audit,
                        clock));
    }
}
