package org.bailee.server.api.subjects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.bailee.server.api.http.Json;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.Values;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Violation;
import org.bailee.server.vault.NewRecord;
import org.bailee.server.vault.PersonDraft;
import org.bailee.server.vault.PersonPatch;
import org.bailee.server.vault.RecordDraft;
import org.bailee.server.vault.RecordPatch;

/// Reads what is to be stored or changed. Whether the register knows it is the vault's question.
public final class Drafts {
    private Drafts() {}

    /// `{"profile":{…},"order":[{…},{…}]}`
    public static PersonDraft person(Json json) {
        List<RecordDraft> records = new ArrayList<>();
        members(json).forEach((collection, content) -> {
            if (content instanceof Json.Array(List<Json> many)) {
                many.forEach(one -> records.add(record(collection, one)));
            } else {
                records.add(record(collection, content));
            }
        });
        return new PersonDraft(records);
    }

    /// `{"total":"13.86 USD"}`
    static RecordDraft record(String collection, Json json) {
        return new RecordDraft(collection, fields(collection, json, Values::read));
    }

    /// `{"profile":{"phone":null}}`
    static PersonPatch patch(SubjectId subject, long madeFrom, Json json) {
        List<RecordPatch> records = new ArrayList<>();
        members(json).forEach((collection, content) -> records.add(recordPatch(collection, content)));
        return new PersonPatch(subject, madeFrom, records);
    }

    static RecordPatch recordPatch(String collection, Json json) {
        return new RecordPatch(collection, fields(collection, json, Values::readChange));
    }

    /// `{"id":"…","version":1,"patch":{…}}`
    static PersonPatch patchItem(Json json) {
        Members members = Members.of(json);
        String subject = members.text("id");
        int version = members.number("version", 0, 1, Integer.MAX_VALUE);
        Optional<Json> patch = members.optional("patch");
        if (version == 0) {
            members.wrong(
                    "version",
                    "json.missing",
                    "This change does not say which version it was made from.",
                    "Send the version you read.");
        }
        if (patch.isEmpty()) {
            members.wrong("patch", "json.missing", "The change itself is missing.", "Send a merge patch.");
        }
        members.end();
        return patch(SubjectId.parse(subject), version, patch.orElseThrow());
    }

    /// `{"subject":"…" or "match":{"field":"…","equals":"…"},"collection":"order","data":{…}}`
    static NewRecord newRecord(Json json) {
        Members members = Members.of(json);
        Optional<String> subject = members.optionalText("subject");
        Optional<NewRecord.Owner> match = members.read("match", Drafts::match);
        String collection = members.text("collection");
        Optional<Json> data = members.optional("data");
        if (data.isEmpty()) {
            members.wrong("data", "json.missing", "The record itself is missing.", "Send its fields.");
        }
        if (subject.isPresent() && match.isPresent()
                || subject.isEmpty() && members.optional("match").isEmpty()) {
            members.wrong(
                    "subject",
                    "record.owner",
                    "Whose record this is must be said in one way.",
                    "Send either subject, an id, or match, a unique field and its value.");
        }
        members.end();
        NewRecord.Owner owner =
                match.orElseGet(() -> new NewRecord.Owner.Known(SubjectId.parse(subject.orElseThrow())));
        return new NewRecord(owner, record(collection, data.orElseThrow()));
    }

    static NewRecord ofKnown(SubjectId subject, String collection, Json json) {
        return new NewRecord(new NewRecord.Owner.Known(subject), record(collection, json));
    }

    private static NewRecord.Owner match(Json json) {
        Members members = Members.of(json);
        String field = members.text("field");
        Optional<Json> equals = members.optional("equals");
        if (equals.isEmpty()) {
            members.wrong("match.equals", "json.missing", "The value to match is missing.", "Send it as equals.");
        }
        members.end();
        return new NewRecord.Owner.Matching(
                FieldPath.parse(field), Values.read(() -> "match.equals", equals.orElseThrow()));
    }

    /// What is wrong with several fields is told together.
    private static <T> Map<String, T> fields(String collection, Json json, BiFunction<Supplier<String>, Json, T> read) {
        Map<String, T> fields = new LinkedHashMap<>();
        List<Violation> wrong = new ArrayList<>();
        members(json).forEach((name, content) -> {
            try {
                Supplier<String> where = () -> Members.speakable(collection) + "." + Members.speakable(name);
                fields.put(name, read.apply(where, content));
            } catch (Invalid invalid) {
                wrong.addAll(invalid.violations());
            }
        });
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return fields;
    }

    private static Map<String, Json> members(Json json) {
        if (json instanceof Json.Fields(Map<String, Json> members)) {
            return members;
        }
        throw Invalid.of(
                "body",
                "json.not-an-object",
                "A JSON object belongs here.",
                "Send collections, and in them fields, by name: {\"profile\":{\"email\":\"…\"}}.");
    }
}
