package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Fails when a migration brings a table or a type that no backup covers.
class CoverageTests {
    private final TestDatabase database = TestDatabase.fresh();
    private final TableStore tables = new TableStore(database.db());

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void everyTableIsInOneSetOrLeftOutByName() {
        List<String> covered = new ArrayList<>();
        for (Coverage kind : Coverage.values()) {
            kind.of(tables.tables()).forEach(table -> covered.add(table.name()));
        }
        assertThat(covered).doesNotHaveDuplicates().contains("vault.record", "keys.data_key", "audit.entry");
        List<String> leftOut =
                new ArrayList<>(tables.tables().stream().map(TableShape::name).toList());
        leftOut.removeAll(covered);
        assertThat(leftOut)
                .containsExactlyInAnyOrder(
                        "public.schema_history",
                        "identity.session",
                        "identity.link",
                        "identity.provider_flow",
                        "audit.lease",
                        "retention.turn",
                        "journal.quarantine",
                        "journal.given_up",
                        "keys.root_handover",
                        "vault.index_plan",
                        "backup.run",
                        "backup.turn");
    }

    /// P11: whoever has the data backups has no key.
    @Test
    void noKeyIsAmongTheData() {
        assertThat(Coverage.DATA.of(tables.tables()))
                .noneMatch(table -> table.name().startsWith("keys."));
    }

    @Test
    void aTableOfNoRoomIsRefused() {
        database.db().execute("create schema stray; create table stray.thing (id bigint)");
        assertThatThrownBy(() -> Coverage.DATA.of(tables.tables()))
                .isInstanceOf(Unavailable.class)
                .hasMessage("No backup covers table stray.thing.");
    }

    @Test
    void aColumnOfATypeWithoutAFormIsRefused() {
        database.db().execute("alter table vault.record add column place point");
        assertThatThrownBy(() -> Coverage.DATA.of(tables.tables()))
                .isInstanceOf(Unavailable.class)
                .hasMessage("A backup has no form for the column type point.");
    }

    /// What a fresh database holds must be nothing, or no backup could be put back into one.
    @Test
    void aFreshDatabaseIsEmpty() {
        assertThat(Works.rows(database)).isZero();
    }
}
