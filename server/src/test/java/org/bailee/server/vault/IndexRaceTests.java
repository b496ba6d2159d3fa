package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.server.vault.Shop.equal;
import static org.bailee.server.vault.Shop.freshEmail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two nodes, people who come, change and go, and indexes that change their keys among them.
class IndexRaceTests {
    private static final int PEOPLE = 700;

    private final Shop shop = new Shop();
    private final Shop other = new Shop(shop);
    private final Indexes here = shop.rooms.get(Indexes.class);
    private final Indexes there = other.rooms.get(Indexes.class);

    @BeforeEach
    void stopDuties() {
        shop.rooms.stop("indexDuty");
        other.rooms.stop("indexDuty");
    }

    @AfterEach
    void closeShops() {
        other.close();
        shop.close();
    }

    /// The clock stands still, so the other node goes on preparing by the plan it has in memory.
    @Test
    void missesNobodyOfANodeThatHasNotHeardOfTheIndex() {
        SubjectId early = other.create("early@example.org");
        here.rotate(shop.support, Optional.empty());
        SubjectId late = other.create("late@example.org");
        other.change(early, 1, Map.of("phone", Shop.replace("+49 30 901820")));
        finish(here);
        SubjectId latest = other.create("latest@example.org");
        assertThat(shop.find(equal(Shop.EMAIL, "late@example.org"))).containsExactly(late);
        assertThat(other.find(equal(Shop.EMAIL, "latest@example.org"))).containsExactly(latest);
        assertThat(shop.find(equal(Shop.PHONE, "+49 30 901820"))).containsExactly(early);
        shop.rooms.clock().advance(Retiring.FADING);
        finish(there);
        new IndexCheck(shop).mustBeComplete();
        new IndexCheck(other).mustBeComplete();
    }

    /// The clock stands still, so the other node believes the register it knows.
    @Test
    void aNodeThatDoesNotKnowTheFieldLeavesItsIndexToOthers() {
        List<SubjectId> people = people(3);
        shop.apply(Shop.register()
                .replace("      phone:  { type: phone, search: exact }\n", "")
                .replace("profile.phone: masked, ", "")
                .replace(", profile.phone: plain", ""));
        shop.rooms.clock().advance(Retiring.FADING);
        finish(there);
        shop.rooms.clock().advance(Retiring.FADING);
        finish(there);
        shop.apply(Shop.register());
        shop.create("new@example.org");
        finish(there);
        assertThat(here.list(shop.support).getFirst().state()).isEqualTo(SearchIndex.State.BUILDING);
        assertThat(here.list(shop.support).getFirst().done()).isZero();
        finish(here);
        assertThat(shop.find(equal(Shop.PHONE, "+49 30 9010002"))).containsExactly(people.get(2));
        new IndexCheck(shop).mustBeComplete();
    }

    @Test
    void twoNodesTakeTurnsAndAddEverybodyOnce() {
        people(PEOPLE);
        here.rotate(shop.support, Optional.of(Shop.EMAIL));
        for (int steps = 0; here.list(shop.support).stream().anyMatch(index -> !index.isServing()); steps++) {
            assertThat(steps).isLessThan(50);
            there.step();
            here.step();
            shop.rooms.clock().advance(Retiring.FADING);
            if (here.list(shop.support).stream().noneMatch(index -> index.state() == SearchIndex.State.BUILDING)) {
                break;
            }
        }
        assertThat(here.list(shop.support).getFirst().done()).isEqualTo(PEOPLE);
        finish(here);
        new IndexCheck(shop).mustBeComplete();
    }

    /// On both nodes the same addresses are asked for again and again, while the index that keeps them unique changes
    /// its key three times: each is given once.
    @Test
    void givesNoUniqueValueTwiceWhileItsIndexChanges() {
        people(PEOPLE);
        AtomicBoolean over = new AtomicBoolean();
        ConcurrentLinkedQueue<String> given = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        during(
                () -> {
                    while (!over.get()) {
                        // Each address is asked for by about three, and those of people who are there by anybody.
                        int number = next.incrementAndGet();
                        ask(number % 2 == 0 ? shop : other, "new" + number / 3 + "@example.org", given);
                        ask(number % 2 == 0 ? other : shop, "person" + number % PEOPLE + "@example.org", given);
                    }
                },
                over,
                3);
        assertThat(given).hasSizeGreaterThan(20).doesNotHaveDuplicates().noneMatch(email -> email.startsWith("person"));
        assertThat(shop.db.queryForObject("select count(*) from vault.unique_value", Long.class))
                .isEqualTo(shop.count("subject"));
        new IndexCheck(shop).mustBeComplete();
    }

    /// Whichever index is read at the moment, it knows everybody.
    @Test
    void findsEverybodyAtAnyMoment() {
        List<SubjectId> people = people(PEOPLE);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger found = new AtomicInteger();
        during(
                () -> {
                    Random random = new Random(found.get());
                    while (!over.get()) {
                        int number = random.nextInt(PEOPLE);
                        Shop node = random.nextBoolean() ? shop : other;
                        assertThat(node.find(equal(Shop.EMAIL, "person" + number + "@example.org")))
                                .containsExactly(people.get(number));
                        found.incrementAndGet();
                    }
                },
                over,
                2);
        assertThat(found).hasValueGreaterThan(50);
    }

    @Test
    void isCompleteHoweverPeopleComeChangeAndGoMeanwhile() {
        List<SubjectId> people = people(PEOPLE);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger seed = new AtomicInteger(20_261_127);
        AtomicInteger done = new AtomicInteger();
        during(
                () -> {
                    Random random = new Random(seed.incrementAndGet());
                    while (!over.get()) {
                        Shop node = random.nextBoolean() ? shop : other;
                        SubjectId subject = people.get(random.nextInt(people.size()));
                        try {
                            act(random, node, subject);
                            done.incrementAndGet();
                        } catch (Problem _) {
                            // Erased before, or changed by somebody else at the same moment.
                        }
                    }
                },
                over,
                2);
        assertThat(done).hasValueGreaterThan(50);
        assertThat(shop.count("subject where erased_at is not null")).isPositive();
        new IndexCheck(shop).mustBeComplete();
    }

    private static void act(Random random, Shop node, SubjectId subject) {
        switch (random.nextInt(6)) {
            case 0 -> node.create(Shop.order("I" + random.nextLong()), freshEmail());
            case 1 -> node.add(subject, Shop.order("I" + random.nextLong()));
            case 2 -> node.vault.erase(node.support, Optional.empty(), subject);
            case 3 -> node.vault.erasePart(node.support, Optional.empty(), subject, Part.ofFields(Shop.PHONE));
            default -> {
                long version = node.open(subject).version();
                node.change(
                        subject, version, Map.of("phone", Shop.replace("+49 30 90" + (10_000 + random.nextInt(900)))));
            }
        }
    }

    /// Lets several do the same, while all indexes change their keys so many times.
    private void during(Runnable work, AtomicBoolean over, int times) {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, 4).forEach(_ -> running.add(threads.submit(work)));
            try {
                for (int i = 0; i < times; i++) {
                    // As if a day had passed, while the clock stands still and old plans are believed.
                    shop.db.update("update vault.search_index set begun_at = begun_at - interval '1 day'");
                    here.rotate(shop.support, Optional.empty());
                    finish(i % 2 == 0 ? here : there);
                }
            } finally {
                over.set(true);
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new AssertionError(failed);
        }
        shop.rooms.clock().advance(Retiring.FADING);
        finish(here);
    }

    private static void ask(Shop node, String email, ConcurrentLinkedQueue<String> given) {
        try {
            node.create(email);
            given.add(email);
        } catch (Problem _) {
            // Taken.
        }
    }

    private List<SubjectId> people(int count) {
        return new ArrayList<>(shop
                .vault
                .create(
                        shop.write(),
                        IntStream.range(0, count)
                                .mapToObj(number -> Shop.person(
                                        "person" + number + "@example.org",
                                        Map.of("phone", "+49 30 90" + (10_000 + number))))
                                .toList(),
                        Optional.empty())
                .stream()
                .map(created -> created.orThrow().subject())
                .toList());
    }

    private static void finish(Indexes node) {
        for (int steps = 0; ; steps++) {
            assertThat(steps).isLessThan(500);
            Duration wait;
            try {
                wait = node.step();
            } catch (org.bailee.server.shared.Unavailable busy) {
                continue;
            }
            if (wait.compareTo(Duration.ofSeconds(1)) >= 0) {
                return;
            }
        }
    }
}
