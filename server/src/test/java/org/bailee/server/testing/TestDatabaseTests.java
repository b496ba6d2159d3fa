package org.bailee.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTests {
    @Test
    void eachTestHasAMigratedEmptyDatabaseOfItsOwn() {
        try (TestDatabase one = TestDatabase.fresh();
                TestDatabase other = TestDatabase.fresh()) {
            one.tx()
                    .write(() -> one.db()
                            .update("insert into vault.subject (subject_id, version) values (gen_random_uuid(), 1)"));

            assertThat(one.db().queryForObject("select count(*) from vault.subject", Long.class))
                    .isEqualTo(1);
            assertThat(other.db().queryForObject("select count(*) from vault.subject", Long.class))
                    .isZero();
        }
    }
}
