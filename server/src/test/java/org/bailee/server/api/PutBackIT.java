package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/// S05: an older row put back by SQL, read and changed as a program, a list and an export would.
@Tag("S05")
class PutBackIT {
    private static final RunningServer SERVER = RunningServer.shared();

    private final Ask support = SERVER.asSupport();
    private final JdbcTemplate db = SERVER.database().db();

    @Test
    void refusesAnOlderRecordOfMany() {
        String person = person();
        String orders = "/v1/subjects/" + person + "/order";
        String order = orders + "/"
                + support.post(orders, "{\"placed-on\":\"2026-01-31\"}").member("record");
        Map<String, Object> older = row(person, "order");
        assertThat(support.header("If-Match", "\"1\"")
                        .patch(order, "{\"placed-on\":\"2026-02-01\"}")
                        .status())
                .isEqualTo(200);

        putBack(older);

        assertBroken(support.get(order));
        assertBroken(support.get(orders));
        assertBroken(support.header("If-Match", "\"1\"").patch(order, "{\"placed-on\":\"2026-02-02\"}"));
        assertBroken(support.delete(order));
        assertThat(support.get("/v1/subjects/" + person).status()).isEqualTo(200);
    }

    @Test
    void refusesAnOlderRecordOfOnePerPersonWhateverTheVersionSays() {
        String person = person();
        String path = "/v1/subjects/" + person;
        Map<String, Object> older = row(person, "profile");
        assertThat(support.header("If-Match", "\"1\"")
                        .patch(path, "{\"profile\":{\"visits\":3}}")
                        .status())
                .isEqualTo(200);

        putBack(older);
        db.update("update vault.subject set version = 1 where subject_id = ?", UUID.fromString(person));

        assertBroken(support.get(path));
        assertBroken(support.header("If-Match", "\"1\"").patch(path, "{\"profile\":{\"visits\":4}}"));
        Answer many = support.post("/v1/subjects/open", "{\"subjects\":[\"" + person() + "\",\"" + person + "\"]}");
        assertThat(many.statuses()).containsExactly(200, 500);
    }

    private static void assertBroken(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("seal.broken");
    }

    private String person() {
        Answer created = support.post(
                "/v1/subjects",
                "{\"profile\":{\"name\":{\"given\":\"Ada\",\"family\":\"Lovelace\"},\"email\":\"ada-"
                        + UUID.randomUUID() + "@example.org\"}}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.member("id");
    }

    private Map<String, Object> row(String person, String collection) {
        return db.queryForMap(
                "select * from vault.record where subject_id = ? and collection = ?",
                UUID.fromString(person),
                collection);
    }

    private void putBack(Map<String, Object> row) {
        db.update(
                "update vault.record set version = ?, stamp = ?, sealed = ? where subject_id = ? and collection = ?",
                row.get("version"),
                row.get("stamp"),
                row.get("sealed"),
                row.get("subject_id"),
                row.get("collection"));
    }
}
