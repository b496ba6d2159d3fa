package org.bailee.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Records of collections of which a person may have many, such as orders.
public final class Records {
    private final Wire wire;
    private final Purpose purpose;

    Records(Wire wire, Purpose purpose) {
        this.wire = wire;
        this.purpose = purpose;
    }

    public CreatedRecord add(String subject, String collection, Map<String, ?> fields) {
        Call call = Call.post(path(subject, collection), fields).once(wire.freshIdempotencyKey());
        return Answers.createdRecord(wire.json(purpose.on(call)));
    }

    public List<Result<CreatedRecord>> addAll(List<RecordDraft> records) {
        return addAll(records, wire.freshIdempotencyKey());
    }

    /// Records of many people at once, each named by id or found by a unique field.
    ///
    /// @param idempotencyKey sent again within 24 hours with the same records, it gives the same answer and
    ///     adds nothing
    public List<Result<CreatedRecord>> addAll(List<RecordDraft> records, String idempotencyKey) {
        List<?> body = records.stream().map(RecordDraft::body).toList();
        return Answers.results(
                wire.json(purpose.on(Call.post("/v1/records", body)).once(idempotencyKey)), Answers::createdRecord);
    }

    public Page<OpenedRecord> list(
            String subject, String collection, Optional<String> after, int limit, List<String> fields) {
        Call call = Call.get(path(subject, collection))
                .query("after", after.orElse(""))
                .query("limit", Integer.toString(limit))
                .query("fields", String.join(",", fields));
        return Json.page(wire.json(purpose.on(call)), Answers::openedRecord);
    }

    public OpenedRecord open(String subject, String collection, String record) {
        return Answers.openedRecord(wire.json(purpose.on(Call.get(path(subject, collection, record)))));
    }

    /// @return the record's new version
    /// @throws Conflict if another change came first
    public long change(String subject, String collection, String record, long version, Map<String, ?> patch) {
        Call call = Call.patch(path(subject, collection, record), version, patch);
        return wire.json(purpose.on(call)).path("version").asLong(0);
    }

    public void erase(String subject, String collection, String record) {
        wire.send(purpose.on(Call.delete(path(subject, collection, record))));
    }

    private static String path(String subject, String collection) {
        return "/v1/subjects/" + Call.escape(subject) + "/" + Call.escape(collection);
    }

    private static String path(String subject, String collection, String record) {
        return path(subject, collection) + "/" + Call.escape(record);
    }
}
