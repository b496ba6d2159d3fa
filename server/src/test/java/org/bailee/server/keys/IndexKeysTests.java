package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.keys.TestCustody.ADMINISTRATOR;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.bailee.crypto.Corrupt;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/// Index keys that another node made, whatever it did about the root key before.
class IndexKeysTests {
    private static final FieldPath EMAIL = FieldPath.parse("profile.email");
    private static final NewRoot ONE = new NewRoot(List.of(TestCustody.OPENING), Set.of(), false);

    private final TestDatabase database = TestDatabase.fresh();
    private final TestCustody node = TestCustody.on(database, TestCustody.FIRST);
    private final KeyRing first = restarted();
    private final KeyRing other = restarted();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    /// Within the seconds until the other node looks by itself.
    @Test
    void areReadUnderTheRootKeyThatTookOver() {
        node.roots().change(ADMINISTRATOR, ONE);
        int number = made();
        assertThat(digest(other, database.db(), number)).isEqualTo(digest(first, database.db(), number));
    }

    @Test
    void areReadAgainWhereOneMoreRootKeyTakesOverMeanwhile() {
        int number = made();
        JdbcTemplate db = new Between(database.db(), () -> {
            node.roots().change(ADMINISTRATOR, ONE);
            other.keychain().get().follow(new KeyStore(database.db()));
        });
        assertThat(digest(other, db, number)).isEqualTo(digest(first, database.db(), number));
    }

    @Test
    void areCorruptWhereSomebodyChangedTheRow() {
        int number = made();
        database.db().update("update keys.wrapped_key set wrapped = '\\x00' where number = ?", number);
        assertThatThrownBy(() -> digest(other, database.db(), number)).isInstanceOf(Corrupt.class);
    }

    private int made() {
        first.keychain().get().follow(new KeyStore(database.db()));
        return database.tx()
                .write(() -> TestKeys.indexKeys(database.db(), first, () -> {}).make(0));
    }

    private static byte[] digest(KeyRing ring, JdbcTemplate db, int number) {
        return TestKeys.indexKeys(db, ring, () -> {}).digest(number, EMAIL, "exact", "ada@example.org");
    }

    private KeyRing restarted() {
        return TestKeys.on(database, new SecureRandom(), TestCustody.FIRST);
    }
}
