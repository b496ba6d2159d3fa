package org.bailee.server.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bailee.crypto.Corrupt;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsealingTests {
    private final TestDatabase database = TestDatabase.fresh();
    private final RememberingRandom random = new RememberingRandom();
    private final Seal seal = new SealInMemory();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void makesTheFirstKeysOnceAndWritesItIntoTheLog() {
        start();
        start();
        assertThat(database.db().queryForList("select kind from keys.sealed_root", String.class))
                .containsExactly("key-file");
        assertThat(database.db()
                        .queryForList("select kind || ' ' || number from keys.wrapped_key order by kind", String.class))
                .containsExactly("backup-key 1", "index-root 1", "key-encryption-key 1", "staff-root 1");
        assertThat(database.db().queryForList("select kind, actor_id from audit.entry"))
                .containsExactly(Map.of(
                        "kind", "keys-created", "actor_id", Actor.bailee().id().value()));
    }

    @Test
    void makesNoKeysItCannotLog() {
        database.db().execute("alter table audit.entry add constraint nothing check (false)");
        assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);
        assertThat(database.db().queryForList("select 1 from keys.sealed_root")).isEmpty();
        assertThat(database.db().queryForList("select 1 from keys.wrapped_key")).isEmpty();
    }

    @Test
    void refusesAnotherKindOfSeal() {
        start();
        database.db().update("update keys.sealed_root set kind = 'passphrase'");
        refuses("seal.other-kind", "--seal passphrase");
    }

    /// Starting over would leave everything stored unreadable for ever.
    @Test
    void refusesToStartOverWhereKeysAreMissing() {
        KeyRing ring = start();
        NewDataKey key = ring.make(new Ids(new TestClock(), random).nextSubject());
        database.tx().write(() -> {
            ring.keep(List.of(key));
            return true;
        });
        database.db().update("delete from keys.wrapped_key where kind = 'index-root'");
        refuses("keys.missing", "Restore");
        database.db().update("delete from keys.sealed_root");
        refuses("keys.missing", "do not start over");
    }

    @Test
    void refusesAWrappedKeyPutInPlaceOfAnother() {
        start();
        database.db()
                .update("update keys.wrapped_key set wrapped = (select wrapped from keys.wrapped_key where kind ="
                        + " 'index-root') where kind = 'key-encryption-key'");
        assertThatThrownBy(this::start).isInstanceOf(Corrupt.class);
    }

    /// P1, S01 at this level: no key that was ever drawn is in any table, in whole or in part.
    @Test
    @Tag("S01")
    void leavesNoUsableKeyInTheDatabase(@TempDir Path folder) throws Exception {
        KeyFile file = new KeyFile(folder.resolve("root.key"));
        KeyRing ring = TestKeys.on(database, new KeyFileSeal(file, random), random);
        Ids ids = new Ids(new TestClock(), random);
        List<NewDataKey> keys = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            keys.add(ring.make(ids.nextSubject()));
        }
        database.tx().write(() -> {
            ring.keep(keys);
            return true;
        });
        ring.digest(new FieldPath("profile", "email"), "exact", "ada@example.org");
        // Root key, key-encryption key, index root, staff root, backup key, the key file's secret, and 50 data keys.
        assertThat(random.keys()).hasSize(56);
        String dump = dump();
        assertThat(dump).contains(HexFormat.of().formatHex(keys.getFirst().wrapped()));
        for (byte[] key : random.keys()) {
            for (int from = 0; from + 8 <= key.length; from++) {
                assertThat(dump.contains(HexFormat.of().formatHex(key, from, from + 8)))
                        .isFalse();
            }
        }
        // The test can fail: the secret it looks for is the one that opens everything.
        assertThat(Files.readString(file.path(), US_ASCII))
                .satisfies(line -> assertThat(random.keys())
                        .anyMatch(key -> line.contains(HexFormat.of().formatHex(key))));
    }

    private String dump() {
        StringBuilder dump = new StringBuilder();
        for (String table : database.db()
                .queryForList(
                        "select table_schema || '.' || table_name from information_schema.tables"
                                + " where table_schema not in ('pg_catalog', 'information_schema')",
                        String.class)) {
            database.db()
                    .queryForList("select row_text::text from " + table + " row_text", String.class)
                    .forEach(dump::append);
        }
        return dump.toString();
    }

    private KeyRing start() {
        return TestKeys.on(database, seal, random);
    }

    private void refuses(String code, String hint) {
        assertThatExceptionOfType(Unavailable.class).isThrownBy(this::start).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.hint()).contains(hint);
        });
    }
}
