package org.bailee.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureTests {
    private final TestDatabase database = TestDatabase.fresh();
    private final TableStore tables = new TableStore(database.db());

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    /// What a migration changes is written down there, too: line by line as this test shows it, in order.
    @Test
    void theFileSaysWhatTheMigrationsMake() throws IOException {
        List<String> made = new ArrayList<>(tables.columns());
        made.addAll(tables.constraints());
        Collections.sort(made);
        try (InputStream file = Structure.class.getResourceAsStream("structure.txt")) {
            assertThat(new String(Objects.requireNonNull(file).readAllBytes(), UTF_8))
                    .isEqualTo(String.join("\n", made) + "\n");
        }
        assertThat(Structure.differences(tables)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "alter table audit.waiting drop constraint waiting_entries_check | missing: audit.waiting CHECK",
                "alter table audit.place drop constraint place_entry_id_key | missing: audit.place UNIQUE (entry_id)",
                "alter table vault.unique_value drop constraint unique_value_pkey | missing: vault.unique_value PRIMARY",
                "alter table audit.entry alter column kind drop not null | missing: audit.entry kind text not null",
                "alter table audit.entry alter column kind type varchar | missing: audit.entry kind text not null",
                "alter table keys.wrapped_key add column note text | strange: keys.wrapped_key note text",
                "create table vault.stray (id bigint) | strange: vault.stray id bigint"
            })
    void namesWhatDiffers(String change, String named) {
        database.db().execute(change);
        assertThat(Structure.differences(tables))
                .anySatisfy(line -> assertThat(line).startsWith(named));
    }

    @Test
    void aConstraintThatWasHeldAgainstNoRowIsMissing() {
        database.db().execute("alter table audit.waiting drop constraint waiting_entries_check");
        database.db()
                .execute("alter table audit.waiting add constraint waiting_entries_check"
                        + " check (length(entries) between 16 and 8192 and length(entries) % 16 = 0) not valid");
        assertThat(Structure.differences(tables)).hasSize(1);
        database.db().execute("alter table audit.waiting validate constraint waiting_entries_check");
        assertThat(Structure.differences(tables)).isEmpty();
    }

    /// PostgreSQL counts the column as not null all the same.
    @Test
    void aNotNullThatWasHeldAgainstNoRowIsMissing() {
        database.db().execute("alter table audit.entry alter column kind drop not null");
        database.db().execute("alter table audit.entry add constraint kind_there not null kind not valid");
        assertThat(Structure.differences(tables))
                .containsExactly("missing: audit.entry kind text not null", "strange: audit.entry kind text");
        database.db().execute("alter table audit.entry validate constraint kind_there");
        assertThat(Structure.differences(tables)).isEmpty();
    }

    /// As the end of an epoch brings.
    @Test
    void moreConstraintsDoNoHarm() {
        database.db().execute("alter table keys.data_key add constraint epoch check (key_encryption_key >= 2)");
        assertThat(Structure.differences(tables)).isEmpty();
    }

    @Test
    void aNameIsNoSecondLineOfALog() {
        database.db().execute("alter table keys.wrapped_key add column \"a\nb\" text");
        assertThat(Structure.differences(tables)).containsExactly("strange: keys.wrapped_key a?b text");
    }
}
