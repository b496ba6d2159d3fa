package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.VerifierKey;
import org.bailee.server.shared.Conflict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the log does when the database is not what it was (S19, S20), and when its key changes.
class PastTests {
    private final TestLog log = new TestLog();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void s19ADatabaseThatWasPutBackIsNotedAtTheStart() throws Exception {
        log.append(10);
        log.rounds().place();
        log.database.db().execute("create table public.old_head as select * from audit.head");
        log.append(10);
        log.rounds().place();
        byte[] published = Files.readAllBytes(log.published());

        log.database.db().execute("delete from audit.place where position > 10");
        log.database.db().execute("delete from audit.head");
        log.database.db().execute("insert into audit.head select * from public.old_head");
        halts("log.database-older", log.rounds());
        assertThat(log.published()).hasBinaryContent(published);
    }

    @Test
    void s20AnotherHistoryOfTheSameLengthIsNotedAtTheStart() throws Exception {
        log.append(10);
        log.rounds().place();
        Head head = log.stores.heads().read().orElseThrow();
        Checkpoint other = new Checkpoint(head.origin(), head.size(), Hash.leaf(new byte[1]));
        Files.write(log.published(), log.pen.sign(other));
        halts("log.other-past", log.rounds());
    }

    @Test
    void s19ADatabaseThatLostItsLogBeginsNoOther() {
        log.append(1);
        log.rounds().place();
        log.database.db().execute("delete from audit.head");
        halts("log.lost", log.rounds());
    }

    @Test
    void s19AChangedHashOfTheEdgeIsNotedAtTheStart() {
        log.append(10);
        log.rounds().place();
        log.database.db().execute("update audit.tile set hashes = substring(hashes from 1 for 64)");
        halts("log.hashes-differ", log.rounds());
    }

    @Test
    void s19AHeadWithoutASignatureIsNotedByWhoGivesPlaces() {
        Rounds rounds = log.rounds();
        log.append(10);
        rounds.place();
        log.database.db().execute("update audit.head set size = size - 1");
        log.append(1);
        halts("log.head-false", rounds);
    }

    @Test
    void s19AnEntryChangedWhileItWaitsIsNoted() {
        Rounds rounds = log.rounds();
        rounds.place();
        log.append(2);
        Entry written = log.audit.find(EntryQuery.newest(1)).items().getFirst();
        Entry changed = new Entry(
                written.id(),
                written.at(),
                written.kind(),
                written.actor(),
                written.subject(),
                written.about(),
                written.purpose(),
                written.reason(),
                written.outcome(),
                Map.of("number", "7"));
        // Spelt as entries are, and its columns tell the same: nothing but the memory of who wrote it knows.
        log.database
                .db()
                .update(
                        "update audit.entry set bytes = ? where entry_id = ?",
                        EntryBytes.write(changed),
                        written.id().value());
        halts("log.entry-changed", rounds);
    }

    @Test
    void s19AnEntryOfAnotherNodeWhoseColumnsTellSomethingElseIsNoted() {
        Rounds rounds = log.otherNode();
        rounds.place();
        log.append(2);
        log.database.db().execute("update audit.entry set kind = 'something-else' where kind = 'something-happened'");
        halts("log.columns-differ", rounds);
    }

    @Test
    void s19AnEntryTakenAwayWhileItWaitsIsNoted() {
        Rounds rounds = log.rounds();
        rounds.place();
        log.append(1);
        log.database.db().execute("delete from audit.entry where kind = 'something-happened'");
        halts("log.entry-changed", rounds);
    }

    @Test
    void aHaltedLogStillTakesEntriesAndSaysWhy() {
        log.append(1);
        log.rounds().place();
        log.database.db().execute("update audit.head set size = size + 1");
        Sequencer sequencer =
                new Sequencer(log.rounds(), new LeaseStore(log.database.db()), new UUID(1, 1), log.audit, log.alarms);
        assertThat(sequencer.turn()).isFalse();
        log.append(3);
        assertThat(sequencer.turn()).isFalse();
        assertThat(log.waiting()).isEqualTo(4);
        assertThat(log.count("audit.entry where kind = 'log-halted'")).isEqualTo(1);
        assertThat(log.door().status().halted()).hasValueSatisfying(halt -> {
            assertThat(halt.code()).isEqualTo("log.head-false");
            assertThat(halt.hint()).isNotEmpty();
        });
    }

    @Test
    void aNewKeySignsFromTheEntryThatTellsOfIt() {
        Rounds rounds = log.rounds();
        log.append(3);
        rounds.place();
        VerifierKey old = VerifierKey.parse(log.pen.keys().strip());
        log.append(2);
        log.door().changeKey(log.actor);
        assertThatThrownBy(() -> log.door().changeKey(log.actor)).isInstanceOf(Conflict.class);
        // Until the entry has its place the old key is the log's.
        assertThat(log.pen.keys().lines()).containsExactly(old.toString());
        assertThat(log.count("keys.log_key")).isEqualTo(2);

        rounds.place();
        List<String> keys = log.pen.keys().lines().toList();
        assertThat(keys).hasSize(2).startsWith(old.toString());
        assertThat(log.count("keys.log_key")).isEqualTo(1);
        Note checkpoint = Note.parse(log.door().checkpoint());
        assertThat(checkpoint.by(old)).isEmpty();
        assertThat(checkpoint.by(VerifierKey.parse(keys.get(1)))).hasSize(1);
        log.mustBeSound();

        log.append(1);
        log.rounds().place();
        log.door().changeKey(log.actor);
        log.rounds().place();
        assertThat(log.pen.keys().lines()).hasSize(3);
        log.mustBeSound();
    }

    @Test
    void aKilledChangeOfKeyIsCompletedLater() {
        log.rounds().place();
        log.door().changeKey(log.actor);
        for (String step : List.of("places", "sign", "head", "commit")) {
            Rounds dying = log.rounds(reached -> {
                if (reached.equals(step)) {
                    throw new IllegalStateException(step);
                }
            });
            assertThatThrownBy(dying::place).hasMessage(step);
            assertThat(log.count("keys.log_key")).isEqualTo(2);
        }
        log.rounds().place();
        assertThat(log.count("keys.log_key")).isEqualTo(1);
        log.mustBeSound();
    }

    @Test
    void s19APlantedChangeOfKeyIsNoted() {
        Rounds rounds = log.rounds();
        rounds.place();
        String vkey = log.pen.keys().strip();
        log.audit.appendDurably(log.actor, new LogKeyChanged(vkey, vkey, new byte[64], new byte[64]));
        halts("log.key-change-false", rounds);
    }

    private static void halts(String code, Rounds rounds) {
        assertThatThrownBy(rounds::place)
                .isInstanceOfSatisfying(
                        LogFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
