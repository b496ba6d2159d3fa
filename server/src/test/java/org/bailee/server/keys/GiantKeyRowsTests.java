package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.bailee.crypto.Corrupt;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/// S19: whoever plants values of many megabytes among the keys fills no server's memory with them: what a start reads
/// is asked over a connection that gives no more than four megabytes at once.
class GiantKeyRowsTests {
    private static final int GIANT = 16 << 20;

    private final TestDatabase database = TestDatabase.fresh();
    private final SecureRandom random = new SecureRandom();
    private final KeyRing ring = TestKeys.on(database, new SealInMemory(), random);
    private final SubjectId person = new Ids(new TestClock(), random).nextSubject();
    private final JdbcTemplate db = database.db();
    private final JdbcTemplate tight = database.tight(4 << 20);
    private final KeyStore keys = new KeyStore(tight);

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @BeforeEach
    void fill() {
        database.tx().write(() -> {
            ring.keep(List.of(ring.make(person)));
            return true;
        });
        for (String table : List.of("sealed_root", "wrapped_key", "data_key", "log_key", "root_handover")) {
            database.uncheck("keys." + table);
        }
    }

    @Test
    void s19AKeyUnderTheRootKeyThatIsLongerThanAnyDoesNotOpen() {
        db.update("update keys.wrapped_key set wrapped = wrapped || ?", new byte[GIANT]);
        db.update("insert into keys.root_handover (number, wrapped) values (2, ?)", new byte[GIANT]);
        assertThat(keys.wrappedKeys())
                .allSatisfy(key -> assertThat(key.wrapped()).hasSizeLessThan(2_000));
        UnderRoot under = keys.underRoot();
        assertThat(under.keys()).hasSize(4);
        assertThat(under.handovers()).hasSize(1);
        assertThatThrownBy(() -> new KeysProof(ring.keychain()).proveOurs(tight))
                .isInstanceOfSatisfying(
                        Unavailable.class, why -> assertThat(why.code()).isEqualTo("keys.unsound"));
    }

    @Test
    void s19ManyKeysUnderTheRootKeyAreNotAllRead() {
        db.update("insert into keys.wrapped_key (kind, number, wrapped, made_at)"
                + " select 'backup-key', number, decode(repeat('00', 60), 'hex'), current_timestamp"
                + " from generate_series(2, 100000) as number");
        assertThat(keys.wrappedKeys()).hasSize(10_000);
        assertThat(keys.underRoot().keys()).hasSize(10_000);
    }

    @Test
    void s19ASealLongerThanAnyIsNotMarked() {
        db.update("update keys.sealed_root set sealed = sealed || ?, label = repeat('x', ?)", new byte[GIANT], GIANT);
        List<SealedRoot> seals = new SealStore(tight).all();
        assertThat(seals).hasSize(1);
        assertThat(ring.keychain().get().isBehind(seals)).isFalse();
        assertThat(keys.sealedBackupKeys().roots())
                .allSatisfy(root -> assertThat(root.sealed()).hasSizeLessThan(70_000));
    }

    @Test
    void s19ADataKeyLongerThanAnyDoesNotOpen() {
        db.update("update keys.data_key set wrapped = wrapped || ?", new byte[GIANT]);
        assertThat(keys.dataKeys(List.of(person))).singleElement().satisfies(key -> {
            assertThat(key.wrapped()).hasSizeLessThan(2_000);
            assertThatThrownBy(() -> ring.keychain().get().unwrap(key)).isInstanceOf(Corrupt.class);
        });
        assertThat(new EpochStore(tight).older(Integer.MAX_VALUE, new java.util.UUID(0, 0), 10))
                .hasSize(1);
    }

    @Test
    void s19ALogKeyLongerThanAnyDoesNotOpen() {
        db.update("insert into keys.log_key (number, key_encryption_key, wrapped) values (1, 1, ?)", new byte[GIANT]);
        assertThat(keys.logKey(1))
                .hasValueSatisfying(
                        key -> assertThatThrownBy(() -> ring.keychain().get().unwrap(key))
                                .isInstanceOf(Corrupt.class));
        assertThat(new EpochStore(tight).olderLogKeys(Integer.MAX_VALUE)).hasSize(1);
    }
}
