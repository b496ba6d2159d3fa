package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuditLogTests {
    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final AuditLog log = new AuditLog(
            new AuditStore(database.db()), new SightingStore(database.db()), new Ids(clock, new SecureRandom()), clock);
    private final TestActor actor = TestActor.in("support");
    private final SubjectId subject = new SubjectId(UUID.randomUUID());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsAnEntryWithTheChangeItTellsOf() {
        EntryId id = database.tx().write(() -> log.append(actor, new Happened(subject)));

        assertThat(log.find(EntryQuery.about(subject, 10)).items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.id()).isEqualTo(id);
                    assertThat(entry.at()).isEqualTo(clock.instant());
                    assertThat(entry.kind()).isEqualTo("something-happened");
                    assertThat(entry.actor()).isEqualTo(actor.id());
                    assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
                    assertThat(entry.details()).containsExactly(Map.entry("version", "1"));
                });
    }

    @Test
    void losesAnEntryWithTheChangeThatWasUndone() {
        assertThatThrownBy(() -> database.tx().write(() -> {
                    log.append(actor, new Happened(subject));
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");

        assertThat(log.find(EntryQuery.newest(10)).items()).isEmpty();
    }

    @Test
    void refusesToTellOfAChangeOutsideItsTransaction() {
        assertThatThrownBy(() -> log.append(actor, new Happened(subject))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesToWaitForAnotherTransactionWhileOneIsOpen() {
        assertThatThrownBy(() -> database.tx().write(() -> log.appendDurably(actor, new Happened(subject))))
                .isInstanceOf(IllegalStateException.class);
    }

    /// It neither waits for the others' commit nor takes them with it.
    @Test
    void failsAloneWithWhatCannotBeAnEntry() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<EntryId> sound = database.tx().write(() -> {
                database.db().execute("lock table audit.waiting in access exclusive mode");
                Future<EntryId> waits = threads.submit(() -> log.appendDurably(actor, new Happened(subject)));
                Future<EntryId> endless = threads.submit(() -> log.appendDurably(actor, new Endless()));
                assertThatThrownBy(() -> endless.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(IllegalArgumentException.class);
                return waits;
            });
            EntryId kept = sound.get();
            assertThat(log.find(EntryQuery.newest(10)).items())
                    .extracting(Entry::id)
                    .containsExactly(kept);
        }
    }

    /// Whoever reads the log learns who deals with whom, and must not do so unseen.
    @Test
    void tellsWhoLookedIntoItAndAtWhat() {
        TestActor auditor = TestActor.in("audit");
        EntryQuery ofKind = EntryQuery.ofKind("something-happened", 100);
        log.appendDurably(actor, new Happened(subject));

        log.read(auditor, Optional.of("TICKET-1"), EntryQuery.about(subject, 10));
        log.read(auditor, Optional.empty(), ofKind);

        List<Entry> looks = log.find(EntryQuery.ofKind("log-read", 100)).items();
        assertThat(looks).extracting(Entry::actor).containsOnly(auditor.id());
        assertThat(looks).extracting(Entry::subject).containsExactlyInAnyOrder(Optional.of(subject), Optional.empty());
        assertThat(looks)
                .extracting(Entry::reason)
                .containsExactlyInAnyOrder(Optional.of("TICKET-1"), Optional.empty());
        assertThat(looks)
                .extracting(Entry::details)
                .containsExactlyInAnyOrder(Map.of("found", "1"), Map.of("kind", "something-happened", "found", "1"));
    }

    @Test
    @Tag("S18")
    void showsNothingToWhomItCannotWriteDown() {
        database.db().execute("alter table audit.entry add constraint full_disk check (kind <> 'log-read')");

        assertThatThrownBy(() -> log.read(actor, Optional.empty(), EntryQuery.newest(10)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> log.read(actor, Optional.empty(), EntryQuery.newest(10)))
                .as("nor the second time")
                .isInstanceOf(RuntimeException.class);
    }

    /// S43: what was asked for need not be the name of anything.
    @Test
    @Tag("S43")
    void repeatsNoKindAndNoPurposeThatItDoesNotHold() {
        log.read(actor, Optional.empty(), EntryQuery.ofKind("ada-lovelace", 100));

        assertThat(log.find(EntryQuery.ofKind("log-read", 100)).items())
                .singleElement()
                .extracting(Entry::details)
                .isEqualTo(Map.of("kind", "(unknown)", "found", "0"));
    }

    /// Or the log would tell of little else than of whoever follows it.
    @Test
    void writesTheSameQuestionOnceAMinuteAndCountsTheRest() {
        EntryQuery newest = EntryQuery.newest(10);
        for (int second = 0; second < 61; second++) {
            log.read(actor, Optional.empty(), newest);
            clock.advance(Duration.ofSeconds(1));
        }
        log.read(TestActor.in("audit"), Optional.empty(), newest);

        assertThat(log.find(EntryQuery.ofKind("log-read", 100)).items())
                .extracting(entry -> entry.details().getOrDefault("and-before", "0"))
                .containsExactlyInAnyOrder("0", "59", "0");
    }

    @Test
    void keepsEveryEntryOfManyWhoRevealAtOnce() throws Exception {
        List<Callable<EntryId>> reveals = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            reveals.add(() -> log.appendDurably(actor, new Happened(subject)));
        }
        List<EntryId> told = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<EntryId> done : threads.invokeAll(reveals)) {
                told.add(done.get());
            }
        }

        assertThat(log.find(EntryQuery.about(subject, 1_000)).items())
                .extracting(Entry::id)
                .containsExactlyInAnyOrderElementsOf(told);
    }

    /// S18: the log refuses to be written.
    @Test
    @Tag("S18")
    void tellsTheCallerWhenAnEntryCannotBeWritten() {
        database.db().execute("alter table audit.entry add constraint full_up check (false) not valid");

        assertThatThrownBy(() -> log.appendDurably(actor, new Happened(subject)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> database.tx().write(() -> log.append(actor, new Happened(subject))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void findsNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            clock.advance(java.time.Duration.ofSeconds(1));
            log.appendDurably(actor, new Happened(subject));
        }

        Page<Entry> first = log.find(EntryQuery.about(subject, 3));
        Page<Entry> second = log.find(new EntryQuery(
                Optional.of(subject),
                Optional.empty(),
                Optional.of("something-happened"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                first.next().map(EntryId::parse),
                3));

        assertThat(first.items()).hasSize(3).isSortedAccordingTo((a, b) -> b.id().compareTo(a.id()));
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThat(first.items().getLast().at())
                .isAfter(second.items().getFirst().at());
    }

    @Test
    void findsByActorPurposeAndTime() {
        log.appendDurably(actor, new Happened(subject));
        clock.advance(java.time.Duration.ofHours(1));
        log.appendDurably(TestActor.in("support"), new Happened(subject));

        assertThat(log.find(new EntryQuery(
                                Optional.empty(),
                                Optional.of(actor.id()),
                                Optional.empty(),
                                Optional.of("fulfil-orders"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(clock.instant()),
                                Optional.empty(),
                                10))
                        .items())
                .hasSize(1);
        assertThat(log.find(new EntryQuery(
                                Optional.empty(),
                                Optional.of(actor.id()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(clock.instant()),
                                Optional.empty(),
                                Optional.empty(),
                                10))
                        .items())
                .isEmpty();
    }

    /// More than are read at once.
    @Test
    void findsManyInTheirOrder() {
        SubjectId who = new SubjectId(UUID.randomUUID());
        List<EntryId> all = log.appendAllDurably(Collections.nCopies(600, new Authored(actor, new Happened(who))));
        List<EntryId> found = new ArrayList<>();
        Page<Entry> page = log.find(EntryQuery.about(who, 599));
        page.items().forEach(entry -> found.addFirst(entry.id()));
        assertThat(found).isEqualTo(all.subList(1, 600));
        assertThat(page.next()).hasValue(all.get(1).toString());
        assertThat(log.find(EntryQuery.about(who, 1000)).items()).hasSize(600);
        assertThat(log.find(EntryQuery.about(who, AuditStore.AT_ONCE)).items()).hasSize(AuditStore.AT_ONCE);
        assertThat(log.done(List.of(who), Set.of("something-happened")))
                .extracting(Entry::id)
                .isEqualTo(all);
    }

    private record Endless() implements AuditEvent {
        @Override
        public String kind() {
            return "something-endless";
        }

        @Override
        public Map<String, String> details() {
            return Map.of("records", "x".repeat(EntryBytes.MOST));
        }
    }

    private record Happened(SubjectId who) implements AuditEvent {
        @Override
        public String kind() {
            return "something-happened";
        }

        @Override
        public Optional<SubjectId> subject() {
            return Optional.of(who);
        }

        @Override
        public Optional<String> purpose() {
            return Optional.of("fulfil-orders");
        }

        @Override
        public Map<String, String> details() {
            return Map.of("version", "1");
        }
    }
}
