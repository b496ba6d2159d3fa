package org.bailee.server.vault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.equal;
import static org.bailee.server.vault.Shop.freshEmail;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.Entry;
import org.bailee.server.keys.IndexKeys;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestActor;
import org.bailee.server.vault.SearchIndex.State;
import org.bailee.server.vault.SearchIndex.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexesTests {
    private static final String PHONE = "phone:  { type: phone, search: exact }";
    private static final String NAME = "name:   { type: person-name, required: true, search: words }";

    private final Shop shop = new Shop();
    private final Indexes indexes = shop.rooms.get(Indexes.class);

    @BeforeEach
    void stopDuty() {
        shop.rooms.stop("indexDuty");
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void findsEverybodyByAFieldThatBecameSearchableAndNobodyBefore() {
        shop.apply(with(PHONE, "phone:  { type: phone }"));
        List<SubjectId> people = people(3);
        shop.apply(Shop.register());
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> byPhone(0))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("index.building");
                    assertThat(refused.getMessage()).contains("profile.phone");
                });
        assertThat(shop.find(equal(Shop.EMAIL, "person0@example.org"))).containsExactly(people.getFirst());
        SubjectId later = shop.create(person(7)).subject();
        shop.change(people.get(1), 1, Map.of("phone", Shop.replace(phone(8))));
        finish();
        assertThat(byPhone(0)).containsExactly(people.getFirst());
        assertThat(byPhone(1)).isEmpty();
        assertThat(byPhone(8)).containsExactly(people.get(1));
        assertThat(byPhone(7)).containsExactly(later);
        check();
    }

    @Test
    void givesEveryIndexAnotherKeyAndFindsEverybodyMeanwhile() {
        List<SubjectId> people = people(5);
        List<Integer> before = numbers();
        assertThat(indexes.rotate(shop.support, Optional.empty()))
                .hasSize(before.size())
                .allMatch(index -> index.state() == State.BUILDING);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> indexes.rotate(shop.support, Optional.empty()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("index.under-way"));
        do {
            assertThat(shop.find(equal(Shop.EMAIL, "person3@example.org"))).containsExactly(people.get(3));
            assertThat(byPhone(4)).containsExactly(people.get(4));
        } while (work());
        assertThat(numbers()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        assertThat(kept()).containsAll(before);
        shop.rooms.clock().advance(Retiring.FADING);
        finish();
        assertThat(kept()).containsExactlyInAnyOrderElementsOf(withFirst(numbers()));
        assertThat(indexes.list(shop.support))
                .filteredOn(index -> before.contains(index.number()))
                .allMatch(index -> index.state() == State.GONE);
        assertThat(told("index-begun")).hasSameSizeAs(before);
        assertThat(told("index-serving")).hasSameSizeAs(before);
        assertThat(told("index-destroyed")).hasSameSizeAs(before);
        check();
    }

    @Test
    void refusesWhoMayNotAndAFieldThatHasNone() {
        TestActor other = TestActor.in("support").with(Permission.SUBJECTS_READ);
        assertThatThrownBy(() -> indexes.rotate(other, Optional.empty())).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> indexes.list(other)).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> indexes.rotate(shop.support, Optional.of(new FieldPath("delivery", "hint"))))
                .isInstanceOf(NotFound.class);
    }

    /// Every statement of every step is the last one of some process, and the next goes on.
    @Test
    void goesOnAfterAKillAtAnyStatement() {
        List<SubjectId> people = people(3);
        indexes.rotate(shop.support, Optional.of(Shop.EMAIL));
        MortalDb mortal = new MortalDb(shop.db);
        int kills = 0;
        for (boolean done = false; !done; shop.rooms.clock().advance(Duration.ofSeconds(30))) {
            for (int statement = 1; ; statement++) {
                mortal.dieAt(statement);
                try {
                    new Indexes(
                                    onto(mortal),
                                    register(),
                                    shop.rooms.get(IndexKeys.class),
                                    shop.rooms.get(ClockWatch.class))
                            .step();
                    break;
                } catch (MortalDb.Killed _) {
                    kills++;
                }
                assertThat(shop.find(equal(Shop.EMAIL, "person1@example.org"))).containsExactly(people.get(1));
                assertThat(shop.vault
                                .create(shop.write(), List.of(person(1)), Optional.empty())
                                .getFirst())
                        .isInstanceOf(Result.Failed.class);
            }
            done = indexes.list(shop.support).stream()
                    .allMatch(index -> index.isServing() || index.state() == State.GONE);
        }
        assertThat(kills).isGreaterThan(30);
        check();
    }

    @Test
    void aFieldBecomesUniqueOnceNobodyHasWhatAnotherHas() {
        people(3);
        SubjectId twin = shop.create(Shop.person(freshEmail(), Map.of("phone", phone(1))))
                .subject();
        shop.apply(with(PHONE, "phone:  { type: phone, search: exact, unique: true }"));
        finish();
        assertThat(index(Shop.PHONE, Way.UNIQUE).state()).isEqualTo(State.HALTED);
        assertThat(index(Shop.PHONE, Way.UNIQUE).duplicates()).isEqualTo(1);
        assertThat(told("index-duplicate")).extracting(Entry::subject).containsExactly(Optional.of(twin));
        assertThat(told("index-halted")).hasSize(1);
        assertThat(byPhone(1)).hasSize(2).contains(twin);
        shop.change(twin, 1, Map.of("phone", Shop.replace(phone(9))));
        shop.rooms.clock().advance(Duration.ofHours(1));
        finish();
        assertThat(index(Shop.PHONE, Way.UNIQUE).state()).isEqualTo(State.SERVING);
        assertThat(byPhone(1)).hasSize(1).doesNotContain(twin);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> shop.create(Shop.person(freshEmail(), Map.of("phone", phone(9)))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("value.taken"));
        shop.rooms.clock().advance(Retiring.FADING);
        finish();
        check();
    }

    @Test
    void aFieldThatNeedNotBeUniqueAnyMoreIsNotFromThatMoment() {
        SubjectId first = shop.create("same@example.org");
        shop.apply(with("unique: true, search: exact }\n      phone", "search: exact }\n      phone"));
        SubjectId second = shop.create("same@example.org");
        assertThat(shop.find(equal(Shop.EMAIL, "same@example.org"))).containsExactly(first, second);
        indexes.rotate(shop.support, Optional.of(Shop.EMAIL));
        finish();
        assertThat(shop.find(equal(Shop.EMAIL, "same@example.org"))).containsExactly(first, second);
        shop.rooms.clock().advance(Retiring.FADING);
        finish();
        check();
    }

    /// The register changes while an index is built: what is no longer wanted goes, and what is comes.
    @Test
    void followsARegisterThatChangesWhileAnIndexIsBuilt() {
        shop.apply(with(PHONE, "phone:  { type: phone }"));
        people(450);
        shop.apply(Shop.register());
        shop.create(freshEmail());
        work();
        work();
        assertThat(index(Shop.PHONE, Way.EXACT).done()).isEqualTo(Building.BATCH * 2L);
        shop.apply(with(PHONE, "phone:  { type: phone, unique: true }"));
        work();
        assertThat(index(Shop.PHONE, Way.EXACT).state()).isEqualTo(State.RETIRING);
        shop.apply(with("      " + PHONE + "\n", "")
                .replace("profile.phone: masked, ", "")
                .replace(", profile.phone: plain", ""));
        finish();
        assertThat(index(Shop.PHONE, Way.UNIQUE).state()).isEqualTo(State.RETIRING);
        shop.apply(with(NAME, "name:   { type: person-name, required: true, search: [words, exact] }"));
        shop.rooms.clock().advance(Retiring.FADING);
        finish();
        assertThat(index(Shop.NAME, Way.EXACT).state()).isEqualTo(State.SERVING);
        assertThat(index(Shop.PHONE, Way.EXACT).state()).isEqualTo(State.SERVING);
        assertThat(byPhone(17)).hasSize(1);
        check();
    }

    /// As pg_dump does for as long as it runs. What is kept meanwhile is found once it has ended.
    @Test
    void goesOnByTheLastPlanWhileSomebodyReadsTheTableForLong() {
        shop.apply(with(PHONE, "phone:  { type: phone }"));
        people(2);
        whileReading(() -> {
            shop.apply(Shop.register());
            people(4, 2);
            assertThatThrownBy(() -> byPhone(2)).isInstanceOf(Unavailable.class);
            shop.apply(with(PHONE, "phone:  { type: phone, unique: true }"));
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> people(6, 4))
                    .satisfies(busy -> assertThat(busy.code()).isEqualTo("database.collision"));
        });
        people(6, 4);
        finish();
        IntStream.range(0, 6).forEach(number -> assertThat(byPhone(number)).hasSize(1));
        check();
    }

    private void whileReading(Runnable work) {
        try (Connection reader = requireNonNull(shop.db.getDataSource()).getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table vault.index_plan in access share mode");
            work.run();
            reader.rollback();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /// A person whose row was changed from outside is in no new index, so none takes over from the one that has them.
    @Test
    void doesNotServeWhileSomebodyDoesNotVerify() {
        List<SubjectId> people = people(3);
        Intruder intruder = new Intruder(shop.db);
        List<Map<String, Object>> sound = intruder.copy("record", people.get(1));
        shop.change(people.get(1), 1, Map.of("phone", Shop.replace(phone(8))));
        List<Map<String, Object>> newer = intruder.copy("record", people.get(1));
        intruder.putBack("record", people.get(1), sound);
        indexes.rotate(shop.support, Optional.of(Shop.PHONE));
        finish();
        assertThat(indexes.list(shop.support).getFirst().state()).isEqualTo(State.HALTED);
        assertThat(indexes.list(shop.support).getFirst().damaged()).isEqualTo(1);
        assertThat(byPhone(8)).containsExactly(people.get(1));
        intruder.putBack("record", people.get(1), newer);
        shop.rooms.clock().advance(Duration.ofHours(1));
        finish();
        assertThat(indexes.list(shop.support).getFirst().isServing()).isTrue();
        assertThat(byPhone(8)).containsExactly(people.get(1));
    }

    private Parts onto(MortalDb db) {
        Parts own = shop.rooms.get(Parts.class);
        return Parts.of(
                VaultStore.in(db),
                own.tx(),
                own.keys(),
                shop.rooms.get(IndexKeys.class),
                register(),
                own.audit(),
                own.clock(),
                shop.rooms.get(ClockWatch.class),
                own.random());
    }

    private org.bailee.server.register.Register register() {
        return shop.rooms.get(org.bailee.server.register.Register.class);
    }

    private static String with(String before, String after) {
        String register = Shop.register();
        assertThat(register).contains(before);
        return register.replace(before, after);
    }

    private List<SubjectId> people(int count) {
        return people(count, 0);
    }

    private List<SubjectId> people(int end, int from) {
        return shop
                .vault
                .create(
                        shop.write(),
                        IntStream.range(from, end)
                                .mapToObj(IndexesTests::person)
                                .toList(),
                        Optional.empty())
                .stream()
                .map(created -> created.orThrow().subject())
                .toList();
    }

    private static PersonDraft person(int number) {
        return Shop.person("person" + number + "@example.org", Map.of("phone", phone(number)));
    }

    private static String phone(int number) {
        return "+49 30 90" + (10_000 + number);
    }

    private List<SubjectId> byPhone(int number) {
        return shop.find(equal(Shop.PHONE, phone(number)));
    }

    /// @return whether there is more to do at once
    private boolean work() {
        return indexes.step().compareTo(Duration.ofSeconds(1)) < 0;
    }

    private void finish() {
        for (int steps = 0; work(); steps++) {
            assertThat(steps).isLessThan(200);
        }
    }

    private void check() {
        new IndexCheck(shop).mustBeComplete();
    }

    private SearchIndex index(FieldPath field, Way way) {
        return indexes.list(shop.support).stream()
                .filter(index -> index.field().equals(field) && index.way() == way)
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> numbers() {
        return indexes.list(shop.support).stream()
                .filter(SearchIndex::isServing)
                .map(SearchIndex::number)
                .toList();
    }

    private List<Integer> kept() {
        return shop.db.queryForList("select number from keys.wrapped_key where kind = 'index-root'", Integer.class);
    }

    private static List<Integer> withFirst(List<Integer> numbers) {
        List<Integer> all = new ArrayList<>(numbers);
        all.add(1);
        return all;
    }

    private List<Entry> told(String kind) {
        return shop.audit.find(org.bailee.server.audit.EntryQuery.newest(1_000)).items().stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }
}
