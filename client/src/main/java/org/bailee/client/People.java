package org.bailee.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The people whose data is kept. Every call states the purpose it was made with; batches take up to 1,000 items.
public final class People {
    private static final String SUBJECTS = "/v1/subjects";

    private final Wire wire;
    private final Purpose purpose;

    People(Wire wire, Purpose purpose) {
        this.wire = wire;
        this.purpose = purpose;
    }

    public Created create(PersonDraft person) {
        return create(person, wire.freshIdempotencyKey());
    }

    /// @param idempotencyKey sent again within 24 hours with the same person, it gives the same answer and no
    /// second person
    public Created create(PersonDraft person, String idempotencyKey) {
        return Answers.created(
                wire.json(purpose.on(Call.post(SUBJECTS, person.body())).once(idempotencyKey)));
    }

    public List<Result<Created>> createAll(List<PersonDraft> people) {
        return createAll(people, wire.freshIdempotencyKey());
    }

    public List<Result<Created>> createAll(List<PersonDraft> people, String idempotencyKey) {
        List<?> body = people.stream().map(PersonDraft::body).toList();
        return Answers.results(wire.json(purpose.on(Call.post(SUBJECTS, body)).once(idempotencyKey)), Answers::created);
    }

    /// Opens the named fields, or all that may be seen when none is named.
    public Opened open(String id, String... fields) {
        Call call = Call.get(SUBJECTS + "/" + Call.escape(id)).query("fields", String.join(",", fields));
        return Answers.opened(wire.json(purpose.on(call)));
    }

    public List<Result<Opened>> openAll(List<String> ids, List<String> fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("subjects", ids);
        if (!fields.isEmpty()) {
            body.put("fields", fields);
        }
        return Answers.results(wire.json(purpose.on(Call.ask(SUBJECTS + "/open", body))), Answers::opened);
    }

    /// @throws Conflict if another change came first; read again and decide anew
    public Changed change(Change change) {
        String path = SUBJECTS + "/" + Call.escape(change.id());
        return Answers.changed(wire.json(purpose.on(Call.patch(path, change.version(), change.patch()))));
    }

    public List<Result<Changed>> changeAll(List<Change> changes) {
        return Answers.results(wire.json(purpose.on(Call.post(SUBJECTS + "/patch", changes))), Answers::changed);
    }

    /// Destroys the person's data key, rows, indexes and tokens. There is no way back.
    public void erase(String id) {
        wire.send(purpose.on(Call.delete(SUBJECTS + "/" + Call.escape(id))));
    }

    /// Erases a part; what stays is sealed anew under another data key. There is no way back.
    ///
    /// @param fields such as `profile.phone`
    /// @param activities of which those fields go that no other activity needs
    /// @throws NotFound if nothing of it is kept
    public PartErased erasePart(String id, List<String> fields, List<String> collections, List<String> activities) {
        JsonNode erased = wire.json(purpose.on(Call.post(
                SUBJECTS + "/" + Call.escape(id) + "/erase",
                Map.of("fields", fields, "collections", collections, "activities", activities))));
        return new PartErased(
                Json.text(erased, "id"),
                erased.path("part").asLong(),
                erased.path("version").asLong(),
                erased.path("records").asInt(),
                erased.path("fields").asInt());
    }

    /// Ids in order of creation.
    public Page<Listed> list(Optional<String> after, int limit) {
        Call call = Call.get(SUBJECTS).query("after", after.orElse("")).query("limit", Integer.toString(limit));
        return Json.page(wire.json(purpose.on(call)), Answers::listed);
    }

    public Page<Listed> search(Search search) {
        return Json.page(wire.json(purpose.on(Call.ask(SUBJECTS + "/search", search.body()))), Answers::listed);
    }

    public List<Result<Page<Listed>>> searchAll(List<Search> searches) {
        List<?> body = searches.stream().map(Search::body).toList();
        return Answers.results(
                wire.json(purpose.on(Call.ask(SUBJECTS + "/search", body))), item -> Json.page(item, Answers::listed));
    }
}
