package org.bailee.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Basis;
import org.bailee.server.register.Collection;
import org.bailee.server.register.Controller;
import org.bailee.server.register.Field;
import org.bailee.server.register.Grounds;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.register.Retention;
import org.bailee.server.register.Retention.Anchor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.SemanticTypes;
import org.bailee.server.types.TypeOptions;
import org.bailee.server.vault.KeptPerson;
import org.bailee.server.vault.KeptRecord;
import org.junit.jupiter.api.Test;

class LapsesTests {
    private static final Instant START = Instant.parse("2016-02-29T12:00:00Z");
    private static final List<String> FIELDS = List.of("name", "email", "day");

    @Test
    void countsFromEachEventToTheMoment() {
        SubjectId ada = subject(START);
        KeptRecord profile = own(ada, "profile", "name", "email");
        KeptRecord order = many(START, "order", Optional.of(Instant.parse("2016-03-01T00:00:00Z")), "day");
        KeptRecord undated = many(START, "order", Optional.empty(), "name");
        KeptRecord note = many(START.plus(Duration.ofDays(10)), "note", Optional.empty(), "name");
        History history = history(ada, START, told("subject-changed", START.plus(Duration.ofDays(30)), "profile.name"));
        RegisterVersion register = register(
                List.of(
                        rule("profile", "P1Y", new Anchor.LastActivity()),
                        rule("order", "P2Y", new Anchor.Date(new FieldPath("order", "day"))),
                        rule("note", "P6M", new Anchor.Created())),
                List.of());

        assertEnds(register, ada, profile, history, START.plus(Duration.ofDays(30)), "P1Y", true);
        assertEnds(register, ada, order, history, Instant.parse("2016-03-01T00:00:00Z"), "P2Y", false);
        assertEnds(register, ada, undated, history, START, "P2Y", true);
        assertEnds(register, ada, note, history, START.plus(Duration.ofDays(10)), "P6M", true);
    }

    private static void assertEnds(
            RegisterVersion register,
            SubjectId who,
            KeptRecord record,
            History history,
            Instant from,
            String keep,
            boolean told) {
        Instant end = from.atZone(ZoneOffset.UTC).plus(Period.parse(keep)).toInstant();
        KeptPerson person = new KeptPerson(who, false, true, List.of(record));
        assertThat(new Lapses(register, end.minusMillis(1)).of(person, history)).isEmpty();
        assertThat(new Lapses(register, end).of(person, history))
                .singleElement()
                .satisfies(lapse -> {
                    assertThat(lapse.isFree()).isTrue();
                    // What was counted from a value would tell the value.
                    assertThat(lapse.at()).isEqualTo(told ? Optional.of(end) : Optional.empty());
                });
    }

    @Test
    void keepsWhatALawNeedsBesideRecordsThatAreKeptLonger() {
        SubjectId ada = subject(START);
        KeptRecord profile = own(ada, "profile", "name", "email");
        KeptRecord order = many(START, "order", Optional.of(START.plus(Duration.ofDays(700))), "day");
        KeptPerson person = new KeptPerson(ada, false, true, List.of(profile, order));
        List<Retention> rules = List.of(
                rule("profile", "P2Y", new Anchor.LastActivity()),
                rule("order", "P10Y", new Anchor.Date(new FieldPath("order", "day"))));
        Activity books = activity("bookkeeping", Basis.LEGAL_OBLIGATION, "profile.name", "order.day");
        Activity deliver = activity("deliver", Basis.CONTRACT, "profile.name", "profile.email", "order.day");
        History history = history(ada, START);
        Instant later = START.plus(Duration.ofDays(3 * 365));

        List<Lapse> lapses = new Lapses(register(rules, List.of(deliver, books)), later).of(person, history);
        assertThat(lapses).hasSize(2);
        assertThat(held(lapses)).containsExactly(Map.entry("name", "activity:bookkeeping"));
        assertThat(free(lapses)).containsExactly("profile.email");

        // Once the order is over too, nothing is left to need it.
        lapses = new Lapses(register(rules, List.of(deliver, books)), later.plus(Duration.ofDays(10 * 366)))
                .of(person, history);
        assertThat(free(lapses)).containsExactlyInAnyOrder("profile.name", "profile.email", "order.day");
        // A contract alone keeps nothing back.
        assertThat(free(new Lapses(register(rules, List.of(deliver)), later).of(person, history)))
                .containsExactlyInAnyOrder("profile.name", "profile.email");
        // Nor does what is kept for a shorter time.
        KeptRecord old = many(START, "order", Optional.of(START.minus(Duration.ofDays(9 * 365))), "day");
        KeptPerson active = new KeptPerson(ada, false, true, List.of(profile, old));
        History today = history(ada, START, told("subject-changed", later, "profile.name"));
        assertThat(free(new Lapses(register(rules, List.of(books)), later).of(active, today)))
                .containsExactly("order.day");
    }

    @Test
    void holdsBackWhoIsHeldAndWhatHasNoBeginning() {
        SubjectId ada = subject(START);
        KeptRecord profile = own(ada, "profile", "name");
        Instant later = START.plus(Duration.ofDays(1000));
        List<Retention> rules = List.of(rule("profile", "P1Y", new Anchor.LastActivity()));
        KeptPerson free = new KeptPerson(ada, false, true, List.of(profile));

        Lapses lapses = new Lapses(register(rules, List.of()), later);
        assertThat(held(lapses.of(new KeptPerson(ada, true, true, List.of(profile)), history(ada, START))))
                .containsExactly(Map.entry("name", "legal-hold"));
        assertThat(held(lapses.of(free, new History(ada, List.of(), Optional.of(START.minusSeconds(9))))))
                .containsExactly(Map.entry("name", "anchor-missing"));
        // A log that does not reach back tells the latest it can have been.
        assertThat(lapses.of(free, new History(ada, List.of(), Optional.of(later.minus(Duration.ofDays(364))))))
                .isEmpty();
        assertThat(lapses.of(free, new History(ada, List.of(), Optional.of(later.minus(Duration.ofDays(367))))))
                .allMatch(Lapse::isFree)
                .hasSize(1);
    }

    @Test
    void beginsAnewWhereARecordWasEmptiedAndFilledAgain() {
        SubjectId ada = subject(START);
        KeptRecord profile = own(ada, "profile", "name");
        Instant refilled = START.plus(Duration.ofDays(500));
        Entry emptied = entry("fields-erased", START.plus(Duration.ofDays(400)), Map.of("fields", "profile.*"));
        History history = history(ada, START, emptied, told("subject-changed", refilled, "profile.name"));
        RegisterVersion register = register(List.of(rule("profile", "P1Y", new Anchor.Created())), List.of());
        assertEnds(register, ada, profile, history, refilled, "P1Y", true);
    }

    @Test
    void findsWhatTheRegisterDoesNotDeclareAnyMore() {
        SubjectId ada = subject(START);
        KeptPerson person = new KeptPerson(
                ada,
                false,
                true,
                List.of(own(ada, "profile", "name", "gone"), many(START, "dropped", Optional.empty(), "name")));
        RegisterVersion register = register(List.of(rule("profile", "P9Y", new Anchor.LastActivity())), List.of());
        assertThat(new Lapses(register, START).of(person, history(ada, START)))
                .allSatisfy(lapse -> assertThat(lapse.cause()).isEqualTo(Lapse.NOT_IN_REGISTER))
                .flatExtracting(Lapse::fields)
                .containsExactlyInAnyOrder("gone", "name");
    }

    /// Compared with the plainest reading of the rules, for thousands of made-up people and registers.
    @Test
    void agreesWithThePlainestReading() {
        for (long seed = 1; seed <= 4_000; seed++) {
            Random dice = new Random(seed);
            List<Retention> rules = new ArrayList<>();
            for (String collection : List.of("profile", "order", "note")) {
                Anchor from = switch (dice.nextInt(3)) {
                    case 0 -> new Anchor.Created();
                    case 1 -> new Anchor.LastActivity();
                    default -> new Anchor.Date(new FieldPath(collection, "day"));
                };
                rules.add(rule(collection, "P" + (1 + dice.nextInt(40)) + "M", from));
            }
            Instant made = START.plus(Duration.ofHours(dice.nextInt(20_000)));
            SubjectId subject = subject(made);
            Instant active = made.plus(Duration.ofHours(dice.nextInt(20_000)));
            List<KeptRecord> records = new ArrayList<>();
            records.add(own(subject, "profile", "name", "email"));
            for (int i = dice.nextInt(5); i > 0; i--) {
                String collection = dice.nextBoolean() ? "order" : "note";
                boolean dated = dayOf(rules, collection) && dice.nextBoolean();
                Instant at = made.plus(Duration.ofHours(dice.nextInt(20_000)));
                records.add(many(
                        at,
                        collection,
                        dated ? Optional.of(at.minus(Duration.ofDays(dice.nextInt(900)))) : Optional.empty(),
                        "name"));
            }
            boolean onHold = dice.nextInt(10) == 0;
            KeptPerson person = new KeptPerson(subject, onHold, true, records);
            Instant now = made.plus(Duration.ofHours(dice.nextInt(60_000)));
            History history = history(subject, made, told("record-changed", active, "order.name"));

            List<Lapse> lapses = new Lapses(register(rules, List.of()), now).of(person, history);

            Set<KeptRecord> over = records.stream()
                    .filter(record -> isOver(record, rules, subject, active, now))
                    .collect(Collectors.toSet());
            assertThat(lapses.stream().map(Lapse::record).collect(Collectors.toSet()))
                    .as("seed %d", seed)
                    .isEqualTo(over);
            assertThat(lapses)
                    .as("seed %d", seed)
                    .allSatisfy(lapse -> assertThat(lapse.isFree()).isEqualTo(!onHold));
            TreeMap<String, java.util.SortedSet<String>> going = new TreeMap<>();
            lapses.stream()
                    .filter(Lapse::isFree)
                    .forEach(lapse -> going.put(Lapses.key(lapse.record()), lapse.fields()));
            assertThat(Lapses.leavesNothing(person, going)).isEqualTo(going.size() == records.size());
        }
    }

    private static boolean isOver(
            KeptRecord record, List<Retention> rules, SubjectId subject, Instant active, Instant now) {
        Retention rule = of(rules, record);
        Instant created =
                Ids.madeAt(record.personal() ? subject.value() : record.record().value());
        Instant from = switch (rule.from()) {
            case Anchor.Created _ -> created;
            case Anchor.LastActivity _ -> active;
            case Anchor.Date _ -> record.day().orElse(created);
        };
        return !from.atOffset(ZoneOffset.UTC).plus(rule.keep()).toInstant().isAfter(now);
    }

    private static boolean dayOf(List<Retention> rules, String collection) {
        return rules.stream()
                .anyMatch(rule -> rule.collection().equals(collection) && rule.from() instanceof Anchor.Date);
    }

    private static Retention of(List<Retention> rules, KeptRecord record) {
        return rules.stream()
                .filter(rule -> rule.collection().equals(record.collection()))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> free(List<Lapse> lapses) {
        return lapses.stream()
                .filter(Lapse::isFree)
                .flatMap(lapse ->
                        lapse.fields().stream().map(field -> lapse.record().collection() + "." + field))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> held(List<Lapse> lapses) {
        Map<String, String> held = new TreeMap<>();
        lapses.forEach(lapse ->
                lapse.heldBy().ifPresent(by -> lapse.fields().forEach(field -> held.put(field, by.word()))));
        return held;
    }

    private static SubjectId subject(Instant made) {
        return new SubjectId(Ids.lowest(made));
    }

    private static KeptRecord own(SubjectId subject, String collection, String... fields) {
        return new KeptRecord(
                collection, new RecordId(subject.value()), true, new TreeSet<>(List.of(fields)), Optional.empty());
    }

    private static KeptRecord many(Instant made, String collection, Optional<Instant> day, String... fields) {
        UUID id = new UUID(
                Ids.lowest(made).getMostSignificantBits(), UUID.randomUUID().getLeastSignificantBits());
        return new KeptRecord(collection, new RecordId(id), false, new TreeSet<>(List.of(fields)), day);
    }

    private static History history(SubjectId subject, Instant made, Entry... more) {
        Entry created = entry("subject-created", made, Map.of("collections", "profile"));
        return new History(
                subject, Stream.concat(Stream.of(created), Stream.of(more)).toList(), Optional.of(made));
    }

    private static Entry told(String kind, Instant at, String fields) {
        return entry(kind, at, Map.of("fields", fields));
    }

    private static Entry entry(String kind, Instant at, Map<String, String> details) {
        return new Entry(
                new EntryId(Ids.lowest(at)),
                at,
                kind,
                new ActorId(new UUID(0, 1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Outcome.DONE,
                details);
    }

    private static Retention rule(String collection, String keep, Anchor from) {
        return new Retention(collection, Period.parse(keep), from, Optional.empty());
    }

    private static Activity activity(String name, Basis basis, String... needs) {
        return new Activity(
                name,
                "says",
                basis,
                new TreeSet<>(Stream.of(needs).map(FieldPath::parse).toList()),
                new LinkedHashMap<>(),
                new TreeSet<>(),
                Grounds.none());
    }

    private static RegisterVersion register(List<Retention> rules, List<Activity> activities) {
        SequencedMap<String, Collection> collections = new LinkedHashMap<>();
        SequencedMap<String, Retention> retention = new LinkedHashMap<>();
        SequencedMap<String, Activity> byName = new LinkedHashMap<>();
        rules.forEach(rule -> {
            retention.put(rule.collection(), rule);
            SequencedMap<String, Field> fields = new LinkedHashMap<>();
            FIELDS.forEach(name -> fields.put(
                    name,
                    new Field(
                            new FieldPath(rule.collection(), name),
                            SemanticTypes.named("text").orElseThrow(),
                            false,
                            false,
                            Set.of(),
                            TypeOptions.none())));
            collections.put(
                    rule.collection(),
                    new Collection(rule.collection(), !rule.collection().equals("profile"), fields));
        });
        activities.forEach(activity -> byName.put(activity.name(), activity));
        RegisterDefinition definition = new RegisterDefinition(
                Controller.undeclared(),
                collections,
                byName,
                retention,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        return new RegisterVersion(1, definition, "", Optional.empty());
    }
}
