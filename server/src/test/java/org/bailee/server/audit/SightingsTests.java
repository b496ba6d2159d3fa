package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a credential saw, against a list that is added up the slow way.
class SightingsTests {
    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final AuditLog log = TestAudit.log(database, new Ids(clock, new SecureRandom()), clock);
    private final TestActor thief = TestActor.in("support");
    private final TestActor colleague = TestActor.in("support");
    private final TestActor auditor = TestActor.in("audit");
    private final SubjectId subject = new SubjectId(UUID.randomUUID());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void answersEveryPersonAndFieldExactlyWhateverTheWindowAndThePage() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        List<Told> all = history(random);

        for (int round = 0; round < 20; round++) {
            Instant from = all.get(random.nextInt(all.size())).at();
            // Also windows that begin or end within the millisecond of an entry.
            Instant to = all.get(random.nextInt(all.size())).at().plus(random.nextInt(3), ChronoUnit.MICROS);
            if (from.isBefore(to)) {
                assertThat(pages(from, to, 1 + random.nextInt(9)))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(expected(
                                all,
                                told -> !told.at().isBefore(from) && told.at().isBefore(to)));
            }
        }
    }

    @Test
    void takesATokenForTheFieldItStandsFor() {
        log.appendDurably(
                thief, saw("token-opened", Map.of("field", "profile.email", "view", "masked", "record", "r")));

        assertThat(page().items()).singleElement().satisfies(seen -> {
            assertThat(seen.field()).isEqualTo("profile.email");
            assertThat(seen.strongest()).isEqualTo(SeenAs.MASKED);
            assertThat(seen.first()).isEqualTo(clock.instant()).isEqualTo(seen.last());
        });
    }

    @Test
    void countsNothingThatWasRefusedOrIsNoSight() {
        log.appendDurably(thief, new Saw("subject-opened", subject, "serve", Outcome.FAILED, Map.of("why", "x")));
        log.appendDurably(thief, saw("subject-changed", Map.of("fields", "profile.email")));

        assertThat(page().items()).isEmpty();
    }

    @Test
    void tellsNoAnswerWithAnEntryThatDoesNotSayWhatWasSeen() {
        log.appendDurably(thief, saw("subject-opened", Map.of("fields", "profile.email=guessed")));

        assertThatThrownBy(this::page).isInstanceOf(LogFault.class);
    }

    @Test
    void isWrittenDownWithWhoseSightsWereAskedFor() {
        page();

        Entry asked = log.find(EntryQuery.newest(1)).items().getFirst();
        assertThat(asked.kind()).isEqualTo("log-read");
        assertThat(asked.actor()).isEqualTo(auditor.id());
        assertThat(asked.reason()).contains("THEFT-1");
        assertThat(asked.details())
                .containsEntry("seen-by", thief.id().toString())
                .containsEntry("found", "0");
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        Instant now = clock.instant();
        assertThatThrownBy(() -> new SightingQuery(thief.id(), now, now, Optional.empty(), 1))
                .isInstanceOf(Invalid.class);
    }

    private Page<Sighting> page() {
        Instant now = clock.instant();
        return log.seen(
                auditor,
                Optional.of("THEFT-1"),
                new SightingQuery(thief.id(), now, now.plusSeconds(1), Optional.empty(), 10));
    }

    private List<Sighting> pages(Instant from, Instant to, int limit) {
        return Page.all(after -> log.seen(
                        auditor,
                        Optional.empty(),
                        new SightingQuery(thief.id(), from, to, after.map(SubjectId::parse), limit)))
                .toList();
    }

    private List<Told> history(Random random) {
        List<SubjectId> people = IntStream.range(0, 25)
                .mapToObj(_ -> new SubjectId(new UUID(random.nextLong(), random.nextLong())))
                .toList();
        List<String> kinds = List.of("subject-opened", "records-opened", "person-found");
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            clock.advance(Duration.ofNanos(random.nextInt(2_000) * 1_000L));
            SubjectId person = people.get(random.nextInt(people.size()));
            Map<String, SeenAs> fields = new HashMap<>();
            for (String field : List.of("profile.email", "profile.name", "order.placed-on")) {
                if (random.nextBoolean()) {
                    fields.put(field, List.of(SeenAs.values()).get(random.nextInt(SeenAs.values().length)));
                }
            }
            String words = String.join(
                    " ",
                    fields.entrySet().stream()
                            .map(field ->
                                    field.getKey() + "=" + field.getValue().word())
                            .toList());
            String purpose = random.nextBoolean() ? "serve" : "market";
            boolean others = random.nextInt(4) == 0;
            log.appendDurably(
                    others ? colleague : thief,
                    new Saw(
                            kinds.get(random.nextInt(kinds.size())),
                            person,
                            purpose,
                            Outcome.DONE,
                            Map.of("fields", words)));
            if (!others) {
                fields.forEach((field, view) -> all.add(new Told(person, field, view, clock.instant(), purpose)));
            }
        }
        return all;
    }

    private static List<Sighting> expected(List<Told> all, Predicate<Told> within) {
        Map<String, Sighting> sums = new HashMap<>();
        all.stream()
                .filter(within)
                .forEach(told -> sums.merge(
                        told.person() + told.field(),
                        new Sighting(
                                told.person(),
                                told.field(),
                                told.view(),
                                1,
                                told.at(),
                                told.at(),
                                new TreeSet<>(List.of(told.purpose()))),
                        (sum, one) -> {
                            sum.purposes().addAll(one.purposes());
                            return new Sighting(
                                    sum.subject(),
                                    sum.field(),
                                    sum.strongest().compareTo(one.strongest()) < 0 ? sum.strongest() : one.strongest(),
                                    sum.times() + 1,
                                    sum.first(),
                                    one.last(),
                                    sum.purposes());
                        }));
        return sums.values().stream()
                .sorted(Comparator.comparing((Sighting seen) -> seen.subject().toString())
                        .thenComparing(Sighting::field))
                .toList();
    }

    private Saw saw(String kind, Map<String, String> details) {
        return new Saw(kind, subject, "serve", Outcome.DONE, details);
    }

    private record Told(SubjectId person, String field, SeenAs view, Instant at, String purpose) {}

    private record Saw(String kind, SubjectId person, String serving, Outcome outcome, Map<String, String> details)
            implements AuditEvent {
        @Override
        public Optional<SubjectId> subject() {
            return Optional.of(person);
        }

        @Override
        public Optional<String> purpose() {
            return Optional.of(serving);
        }
    }
}
