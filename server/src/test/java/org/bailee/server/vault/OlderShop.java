package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.journal.Enforcer;
import org.bailee.server.journal.Journal;
import org.bailee.server.journal.TestJournal;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// A shop's database put back as it was, and settled as a server does at its start. The log stays as it is.
final class OlderShop {
    static final Instant TAKEN = Instant.parse("2026-11-24T00:00:00Z");

    private static final List<String> ROWS = List.of(
            "vault.subject", "vault.record", "vault.search_entry", "vault.unique_value", "vault.token", "vault.hold");

    private static final String KEYS = "keys.data_key";

    private final Shop shop;

    OlderShop(Shop shop) {
        this.shop = shop;
    }

    void backUp() {
        shop.db.execute("drop schema if exists kept cascade");
        shop.db.execute("create schema kept");
        ROWS.forEach(this::keep);
        keep(KEYS);
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

    List<Entry> told(String kind) {
        return TestAudit.entries(shop.db).stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    Path file() {
        return shop.rooms.home().folder().resolve("journal/erasures");
    }
}
