package org.bailee.server.audit;

import java.time.InstantSource;
import org.bailee.server.shared.Ids;
import org.bailee.server.testing.TestDatabase;

/// The real log on a test's own database, for tests of other rooms.
public final class TestAudit {
    private TestAudit() {}

    public static AuditLog log(TestDatabase database, Ids ids, InstantSource clock) {
        return new AuditLog(new AuditStore(database.db()), ids, clock);
    }
}
