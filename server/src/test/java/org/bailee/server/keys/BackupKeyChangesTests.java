package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.server.keys.TestCustody.ADMINISTRATOR;

import java.security.SecureRandom;
import java.util.Set;
import java.util.function.Consumer;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A server that is killed while another backup key takes over, or an old one goes, finds every key whole.
class BackupKeyChangesTests {
    private final TestDatabase database = TestDatabase.fresh();
    private final KeyRing ring = restarted();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void killedAtAnyStatementItIsMadeOrNot() {
        int killed = kills(changes -> {
            database.db().update("update keys.wrapped_key set used = true");
            changes.begin(ADMINISTRATOR);
        });
        assertThat(killed).isGreaterThan(4);
        assertThat(entries("backup-key-made")).isEqualTo(restarted().backupKey().number() - 1);
    }

    @Test
    void killedAtAnyStatementItGoesOrStays() {
        TestKeys.backupKeys(database, ring).begin(ADMINISTRATOR);
        int killed = kills(changes -> changes.drop(Set.of(2)));
        assertThat(killed).isGreaterThan(2);
        assertThat(restarted().backupKeys().of(1)).isEmpty();
        assertThat(entries("backup-key-dropped")).isEqualTo(1);
    }

    private int kills(Consumer<BackupKeyChanges> work) {
        for (int killed = 0; ; killed++) {
            try {
                work.accept(TestKeys.backupKeys(database, restarted(), new StumblingDb(database.db(), killed)));
                return killed;
            } catch (StumblingDb.Killed _) {
                BackupKeys there = restarted().backupKeys();
                assertThat(there.of(restarted().backupKey().number())).isPresent();
            }
        }
    }

    private KeyRing restarted() {
        return TestKeys.on(database, new SecureRandom(), TestCustody.FIRST);
    }

    private int entries(String kind) {
        return database.db()
                .queryForList("select 1 from audit.entry where kind = ?", kind)
                .size();
    }
}
