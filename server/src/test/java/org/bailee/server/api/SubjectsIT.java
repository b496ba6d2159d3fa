package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// People and their records, from storing to erasing.
class SubjectsIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Ask support = SERVER.asSupport();

    @Test
    void storesAPersonAndShowsWhatTheRoleMaySee() {
        String email = freshEmail();
        Answer created = support.post(
                "/v1/subjects",
                "{\"profile\":{\"name\":{\"given\":\"Ada\",\"family\":\"Lovelace\"},\"email\":\"" + email
                        + "\",\"phone\":\"+55 12 3923-5555\",\"visits\":12.5,\"gift\":true},"
                        + "\"order\":[{\"placed-on\":\"2026-01-31\"}]}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.header("Location")).isEqualTo("/v1/subjects/" + created.member("id"));
        assertThat(created.json().get("records").get("order").size()).isEqualTo(1);

        Answer open = support.get(created.header("Location"));
        assertThat(open.status()).as(open.text()).isEqualTo(200);
        JsonNode profile = open.json().get("data").get("profile");
        assertThat(profile.get("name").get("given").stringValue()).isEqualTo("Ada");
        assertThat(profile.get("email").stringValue()).isEqualTo(email);
        assertThat(profile.get("phone").stringValue()).contains("5555").doesNotContain("3923");
        assertThat(profile.get("visits").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(profile.get("gift").booleanValue()).isTrue();
        assertThat(open.json().get("views").get("profile.phone").stringValue()).isEqualTo("masked");
        assertThat(open.json().get("data").has("order")).isFalse();
    }

    @Test
    void showsOnlyTheFieldsNamedAndRefusesTheWholeForOneThatMayNotBeSeen() {
        String id = person(freshEmail());
        Answer named = support.get("/v1/subjects/" + id + "?fields=profile.name");
        assertThat(named.json().get("views").propertyNames()).containsExactly("profile.name");
        Answer refused = support.get("/v1/subjects/" + id + "?fields=profile.name,profile.secret");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("field.not-for-role");
    }

    @Test
    void refusesAPurposeThatRestsOnConsentNobodyGave() {
        String id = person(freshEmail());
        Answer refused = SERVER.as("subjects.read")
                .header("Bailee-Purpose", "newsletter")
                .get("/v1/subjects/" + id);
        assertThat(refused.code()).isEqualTo("consent.missing");
    }

    @Test
    void restrictsAndErasesAPart() {
        String email = freshEmail();
        String id = person(email);
        Ask officer = SERVER.asAdministrator();
        String review =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(9).toString();
        String body = "{\"subject\":\"" + id + "\",\"ground\":\"%s\",\"because\":\"R-1\",\"owner\":\"privacy\","
                + "\"reviewOn\":\"" + review + "\"}";
        assertThat(officer.post("/v1/restrictions", body.formatted("whim")).text())
                .contains("restriction.ground");
        Answer placed = officer.post("/v1/restrictions", body.formatted("contested"));
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(officer.get("/v1/restrictions").text()).contains(placed.member("id"), "contested");
        String part = "/v1/subjects/" + id + "/erase";
        assertThat(officer.post(part, "{\"fields\":[\"profile.email\"]}").code())
                .isEqualTo("person.restricted");

        String restriction = "/v1/restrictions/" + placed.member("id");
        assertThat(officer.delete(restriction).text()).contains("restriction.untold");
        Answer lifted = officer.delete(restriction + "?told=" + java.time.LocalDate.now(java.time.ZoneOffset.UTC));
        assertThat(lifted.status()).as(lifted.text()).isEqualTo(200);
        assertThat(lifted.text()).contains("\"told\"");

        Answer erased = officer.post(part, "{\"fields\":[\"profile.email\"]}");
        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(erased.text()).contains("\"fields\":1");
        assertThat(officer.post(part, "{\"fields\":[\"profile.nose\"]}").text()).contains("field.unknown");
        assertThat(person(email)).as("the address is free again").isNotEqualTo(id);
    }

    @Test
    void keepsAPersonOnLegalHold() {
        String id = person(freshEmail());
        Ask legal = SERVER.asAdministrator();
        String review =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(9).toString();
        Answer placed = legal.post(
                "/v1/holds",
                "{\"subject\":\"" + id + "\",\"because\":\"M-2026/17\",\"owner\":\"legal\",\"reviewOn\":\"" + review
                        + "\"}");
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(legal.get("/v1/holds?due=" + review).text()).contains(placed.member("id"));
        assertThat(legal.get("/v1/holds?due=tomorrow").status()).isEqualTo(400);

        Answer refused = legal.delete("/v1/subjects/" + id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("person.held");

        String hold = "/v1/holds/" + placed.member("id");
        assertThat(legal.delete(hold).status()).isEqualTo(204);
        assertThat(legal.delete(hold).status()).isEqualTo(404);
        assertThat(legal.delete("/v1/subjects/" + id).status()).isEqualTo(204);
        assertThat(legal.post("/v1/holds", "{\"subject\":\"" + id + "\",\"reviewOn\":\"soon\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void neverLosesAnUpdate() {
        String path = "/v1/subjects/" + person(freshEmail());
        assertThat(support.patch(path, "{\"profile\":{\"phone\":\"+4930123456\"}}")
                        .status())
                .isEqualTo(428);
        Answer changed = support.header("If-Match", "\"1\"").patch(path, "{\"profile\":{\"phone\":\"+4930123456\"}}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Answer stale = support.header("If-Match", "\"1\"").patch(path, "{\"profile\":{\"phone\":null}}");
        assertThat(stale.status()).isEqualTo(412);
        Answer removed = support.header("If-Match", "\"2\"").patch(path, "{\"profile\":{\"phone\":null}}");
        assertThat(removed.status()).isEqualTo(200);
        assertThat(support.get(path).json().get("views").has("profile.phone")).isFalse();
    }

    @Test
    void changesManyAndSpoilsNoneForAnothersMistake() {
        String one = person(freshEmail());
        String two = person(freshEmail());
        Answer answer = support.post(
                "/v1/subjects/patch",
                "[{\"id\":\"" + one + "\",\"version\":1,\"patch\":{\"profile\":{\"visits\":3}}},"
                        + "{\"id\":\"nonsense\",\"version\":1,\"patch\":{}},"
                        + "{\"id\":\"" + two + "\",\"version\":9,\"patch\":{\"profile\":{\"visits\":3}}}]");
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.statuses()).containsExactly(200, 400, 412);
    }

    @Test
    void answersManyItemByItem() {
        String email = freshEmail();
        Answer answer = support.post(
                "/v1/subjects",
                "[" + profile(email) + ",{\"profile\":{\"name\":\"No Mail\"}},7," + profile(freshEmail()) + ","
                        + profile(email) + "]");
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.statuses()).containsExactly(201, 422, 422, 201, 409);
    }

    @Test
    void givesTheSameAnswerToARetryAndRefusesAnother() {
        Ask retry = support.header("Idempotency-Key", "key-" + freshEmail());
        String body = profile(freshEmail());
        Answer first = retry.post("/v1/subjects", body);
        Answer second = retry.post("/v1/subjects", body);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.member("id")).isEqualTo(first.member("id"));
        Answer other = retry.post("/v1/subjects", profile(freshEmail()));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("idempotency.mismatch");
    }

    @Test
    void findsByValueAndByWords() {
        String email = freshEmail();
        String id = person(email);
        Answer exact = support.post(
                "/v1/subjects/search", "{\"where\":[{\"field\":\"profile.email\",\"equals\":\"" + email + "\"}]}");
        assertThat(exact.json().get("items").get(0).get("id").stringValue()).isEqualTo(id);
        Answer many = support.post(
                "/v1/subjects/search",
                "[{\"where\":[{\"field\":\"profile.email\",\"equals\":\"" + email
                        + "\"},{\"field\":\"profile.name\",\"words\":\"lovelace\"}]},{\"where\":[]}]");
        assertThat(many.statuses()).containsExactly(200, 422);
        Answer notSearchable =
                support.post("/v1/subjects/search", "{\"where\":[{\"field\":\"profile.visits\",\"equals\":3}]}");
        assertThat(notSearchable.status()).isEqualTo(422);
    }

    @Test
    void opensManyAtOnce() {
        String id = person(freshEmail());
        Answer answer = support.post(
                "/v1/subjects/open",
                "{\"subjects\":[\"" + id + "\",\"01890000-0000-7000-8000-00000000abcd\",\"x\"],"
                        + "\"fields\":[\"profile.name\"]}");
        assertThat(answer.statuses()).containsExactly(200, 404, 400);
    }

    @Test
    void listsIdsPageByPage() {
        String id = person(freshEmail());
        person(freshEmail());
        String next = "";
        boolean found = false;
        do {
            Answer page = support.get("/v1/subjects?limit=2" + (next.isEmpty() ? "" : "&after=" + next));
            found |= page.text().contains(id);
            next = page.json().get("next").isNull() ? "" : page.member("next");
        } while (!next.isEmpty());
        assertThat(found).isTrue();
    }

    @Test
    void whatIsReadElsewhereIsNotShownAsNothing() {
        String id = person(freshEmail());
        String person = "/v1/subjects/" + id;
        Answer one = support.get(person + "?fields=profile.name,order.remark");
        assertThat(one.status()).as(one.text()).isEqualTo(422);
        Answer many =
                support.post("/v1/subjects/open", "{\"subjects\":[\"" + id + "\"],\"fields\":[\"order.remark\"]}");
        assertThat(many.statuses()).as(many.text()).containsExactly(422);
        for (Answer refused : List.of(one, many)) {
            assertThat(refused.text())
                    .contains("\"field.of-many\"", "order.remark", "/order", "--records order")
                    .doesNotContain("\"profile.name\"", "\"data\"");
        }
        Answer profile = support.get(person + "/profile");
        assertThat(profile.status()).as(profile.text()).isEqualTo(422);
        assertThat(profile.text()).contains("\"collection.one-per-person\"");
        assertThat(SERVER.asAdministrator()
                        .get("/v1/audit?outcome=failed&subject=" + id)
                        .json()
                        .get("items"))
                .extracting(entry -> entry.get("kind").stringValue())
                .containsExactly("records-opened", "subject-opened", "subject-opened");
    }

    /// Who sees nothing of a collection does not learn whether a person has one record of it or many.
    @Test
    void tellsNobodyOfWhatTheyMayNotSee() {
        String person = "/v1/subjects/" + person(freshEmail());
        Answer key = SERVER.asAdministrator()
                .post(
                        "/v1/keys",
                        "{\"name\":\"a test\",\"permissions\":[\"subjects.read\"],\"roles\":[\"warehouse\"],\"purposes\":[]}");
        Ask warehouse = SERVER.with(key.json().get("key").stringValue()).header("Bailee-Purpose", "fulfil-orders");
        for (String address : List.of("/order", "/nothing-of-the-kind", "?fields=order.remark")) {
            assertThat(warehouse.get(person + address).status()).as(address).isEqualTo(403);
        }
    }

    @Test
    void keepsRecordsOfAManyCollection() {
        String email = freshEmail();
        String orders = "/v1/subjects/" + person(email) + "/order";
        Answer added = support.post(orders, "{\"placed-on\":\"2026-01-31\",\"remark\":\"blue\"}");
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        String record = added.header("Location");
        assertThat(support.post(orders, "[{\"placed-on\":\"2026-02-01\"},{\"remark\":\"no date\"}]")
                        .statuses())
                .containsExactly(201, 422);
        assertThat(support.get(orders + "?fields=remark").json().get("items").size())
                .isEqualTo(2);
        assertThat(support.get(record).header("ETag")).isEqualTo("\"1\"");
        Answer changed = support.header("If-Match", "\"1\"").patch(record, "{\"remark\":\"red\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(support.get(record).json().get("data").get("remark").stringValue())
                .isEqualTo("red");
        Answer matched = support.post(
                "/v1/records",
                "[{\"match\":{\"field\":\"profile.email\",\"equals\":\"" + email
                        + "\"},\"collection\":\"order\",\"data\":{\"placed-on\":\"2026-03-01\"}},"
                        + "{\"match\":{\"field\":\"profile.email\",\"equals\":\"nobody@example.org\"},"
                        + "\"collection\":\"order\",\"data\":{\"placed-on\":\"2026-03-01\"}}]");
        assertThat(matched.statuses()).hasSize(2).startsWith(201).doesNotContain(500);
        assertThat(support.delete(record).status()).isEqualTo(204);
        assertThat(support.get(record).status()).isEqualTo(404);
    }

    @Test
    void erasesForGood() {
        String email = freshEmail();
        String path = "/v1/subjects/" + person(email);
        assertThat(support.header("Bailee-Reason", "TICKET-4711").delete(path).status())
                .isEqualTo(204);
        assertThat(support.get(path).status()).isEqualTo(410);
        assertThat(support.delete(path).status()).isEqualTo(410);
        assertThat(support.post(path + "/order", "{\"placed-on\":\"2026-01-31\"}")
                        .status())
                .isEqualTo(410);
        assertThat(support.post("/v1/subjects", profile(email)).status())
                .as("the value is free again")
                .isEqualTo(201);
    }

    static String freshEmail() {
        return "ada" + COUNT.incrementAndGet() + "@subjects.example";
    }

    // S23: a phone number seen masked, tried out by searching; what is seen plain may be searched for as before.
    @Test
    @Tag("S23")
    void stopsWhoTriesOutValuesItSeesMasked() {
        Ask guesser = SERVER.as("subjects.read").header("Bailee-Purpose", "fulfil-orders");
        String plain = "{\"where\":[{\"field\":\"profile.email\",\"equals\":\"nobody@nowhere.example\"}]}";
        for (int round = 0; round < 130; round++) {
            assertThat(guesser.post("/v1/subjects/search", plain).status()).isEqualTo(200);
        }
        String guesses = IntStream.range(0, 500)
                .mapToObj(number ->
                        "{\"where\":[{\"field\":\"profile.phone\",\"equals\":\"+49307000" + (100 + number) + "\"}]}")
                .collect(Collectors.joining(",", "[", "]"));
        long began = System.nanoTime();
        List<Answer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(_ -> guesser.post("/v1/subjects/search", guesses))
                .toList();
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;
        assertThat(answers).extracting(Answer::status).containsOnly(207);
        long tried = answers.stream()
                .mapToLong(answer -> count(answer.text(), "{\"status\":200"))
                .sum();
        assertThat(tried).as("120 at once, two more a second").isBetween(120L, 120 + 2 * seconds);
        assertThat(answers.stream()
                        .mapToLong(answer -> count(answer.text(), "\"code\":\"values.guessing\""))
                        .sum())
                .isEqualTo(2_000 - tried);
        String guess = "{\"where\":[{\"field\":\"profile.phone\",\"equals\":\"+49307000100\"}]}";
        Answer stopped = guesser.post("/v1/subjects/search", guess);
        for (int more = 0; more < 1_000 && stopped.status() == 200; more++) {
            stopped = guesser.post("/v1/subjects/search", guess);
        }
        assertThat(stopped.status()).isEqualTo(429);
        assertThat(stopped.code()).isEqualTo("values.guessing");
        assertThat(stopped.header("Retry-After")).isEqualTo("1");
        assertThat(guesser.post("/v1/subjects/search", plain).status())
                .as("and bars no search by what is seen plain")
                .isEqualTo(200);
        assertThat(support.post("/v1/subjects/search", plain).status())
                .as("and harms nobody else")
                .isEqualTo(200);
    }

    private static long count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1L;
    }

    static String profile(String email) {
        return "{\"profile\":{\"name\":\"Ada Lovelace\",\"email\":\"" + email + "\",\"phone\":\"+551239235555\"}}";
    }

    private String person(String email) {
        Answer created = support.post("/v1/subjects", profile(email));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.member("id");
    }
}
