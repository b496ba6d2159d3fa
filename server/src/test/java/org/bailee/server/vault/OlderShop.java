package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.journal.Enforcer;
import org.bailee.server.journal.Journal;
import org.bailee.server.journal.TestJournal;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// A shop's database put back as it was, and settled as a server does at its start. The log stays as it is, unless
/// it is put back too: then it is halted, as it is where a home knows of a longer one.
final class OlderShop {
    static final Instant TAKEN = Instant.parse("2026-11-24T00:00:00Z");

    private static final List<String> ROWS = List.of(
            "vault.subject", "vault.record", "vault.search_entry", "vault.unique_value", "vault.token", "vault.hold");

    private static final String KEYS = "keys.data_key";
    private static final String HEAD = "audit.head";

    private final Shop shop;

    OlderShop(Shop shop) {
        this.shop = shop;
    }

    void backUp() throws InterruptedException {
        awaitHead();
        shop.db.execute("drop schema if exists kept cascade");
        shop.db.execute("create schema kept");
        ROWS.forEach(this::keep);
        keep(KEYS);
        keep(HEAD);
    }

    private void keep(String table) {
        shop.db.execute("create table " + kept(table) + " as select * from " + table);
    }

    void putBack() {
        quarantine();
        ROWS.forEach(this::putBack);
        putBack(KEYS);
    }

    /// With keys that are newer than the rows, which lose these people, as whoever restored was told.
    void putBackWithNewerKeys(SubjectId... givenUp) {
        shop.rooms.get(Journal.class).close();
        Journal.quarantine(shop.db, TAKEN, Optional.empty(), List.of(givenUp));
        ROWS.forEach(this::putBack);
        putBackLog();
    }

    /// Rows that anybody who writes to the database can write, on a shop that nobody put back.
    void plant(SubjectId... givenUp) {
        shop.rooms.get(Journal.class).close();
        shop.db.update("insert into journal.quarantine (id, taken_at, newest) values (1, now(), null)");
        name(givenUp);
    }

    /// Besides the row that is there.
    void name(SubjectId... givenUp) {
        for (SubjectId person : givenUp) {
            shop.db.update("insert into journal.given_up (subject_id) values (?)", person.value());
        }
    }

    /// What was written since is in the journal alone.
    void putBackLog() {
        shop.rooms.tx().write(() -> {
            // Whoever gives places waits, and then finds another head than its own.
            shop.db.queryForList("select size from audit.head for update");
            String since = " where position >= (select size from " + kept(HEAD) + ")";
            shop.db.update("delete from audit.entry where entry_id in (select entry_id from audit.place" + since + ")");
            shop.db.update("delete from audit.place" + since);
            putBack(HEAD);
            return true;
        });
    }

    private void putBack(String table) {
        shop.db.execute("delete from " + table);
        shop.db.execute("insert into " + table + " select * from " + kept(table));
    }

    private static String kept(String table) {
        return "kept." + table.replace('.', '_');
    }

    void quarantine() {
        quarantine(Optional.empty());
    }

    void quarantine(Optional<EntryId> newest) {
        shop.rooms.get(Journal.class).close();
        Journal.quarantine(shop.db, TAKEN, newest, List.of());
    }

    /// As a server does at its start, on the same database and home; the running one's files are its own from
    /// then on.
    void open(String lost, Path... copies) {
        open(lost, shop.rooms.get(Enforcement.class), copies);
    }

    void open(String lost, Enforcer enforcer, Path... copies) {
        shop.rooms.get(Journal.class).close();
        TestJournal.open(shop.rooms, lost, List.of(copies), enforcer).close();
    }

    void awaitLines(int lines) throws InterruptedException {
        Journal journal = shop.rooms.get(Journal.class);
        for (int tries = 0; tries < 150; tries++) {
            if (journal.status().getFirst().lines() == lines) {
                return;
            }
            Thread.sleep(100);
        }
        assertThat(journal.status().getFirst().lines()).isEqualTo(lines);
    }

    /// The first is signed a moment after the first entry.
    private void awaitHead() throws InterruptedException {
        for (int tries = 0; tries < 150 && logged() == 0; tries++) {
            Thread.sleep(100);
        }
        assertThat(logged()).isPositive();
    }

    private long logged() {
        return Objects.requireNonNull(
                shop.db.queryForObject("select coalesce(max(size), 0) from audit.head", Long.class));
    }

    List<Entry> told(String kind) {
        return TestAudit.entries(shop.db).stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    Path file() {
        return shop.rooms.home().folder().resolve("journal/erasures");
    }
}
