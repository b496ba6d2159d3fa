package org.bailee.server.api.subjects;

import java.util.List;
import java.util.Optional;
import org.bailee.server.access.Intent;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Items;
import org.bailee.server.api.http.Json;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.api.http.Values;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Result;
import org.bailee.server.vault.Search;
import org.bailee.server.vault.Vault;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Finds people by what is known of them. What is searched for comes in the body, never in the URL.
@RestController
final class SearchEndpoint {
    private static final int MOST_CONDITIONS = 8;
    private static final int USUAL = 50;
    private static final int MOST = 1_000;

    private final Vault vault;

    SearchEndpoint(Vault vault) {
        this.vault = vault;
    }

    @PostMapping(path = "/v1/subjects/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> search(Intent intent, Body body) {
        if (body.items().isPresent()) {
            return Reply.each(
                    200,
                    Items.each(
                            body.items().get(),
                            SearchEndpoint::read,
                            searches -> searches.stream()
                                    .map(search -> attempt(intent, search))
                                    .toList()),
                    SearchEndpoint::write);
        }
        Page<SubjectId> found = vault.search(intent, read(body.json()));
        return Reply.ok(Reply.object(out -> write(out, found)));
    }

    private Result<Page<SubjectId>> attempt(Intent intent, Search search) {
        try {
            return new Result.Done<>(vault.search(intent, search));
        } catch (Problem why) {
            return new Result.Failed<>(why);
        }
    }

    private static Search read(Json json) {
        Members members = Members.of(json);
        List<Search.Condition> where =
                members.read("where", SearchEndpoint::conditions).orElse(List.of());
        if (members.optional("where").isEmpty()) {
            members.wrong("where", "json.missing", "What to look for is missing.", "Send at least one condition.");
        }
        int limit = members.number("limit", USUAL, 1, MOST);
        Optional<String> after = members.optionalText("after");
        members.end();
        return new Search(where, after.map(SubjectId::parse), limit);
    }

    private static List<Search.Condition> conditions(Json json) {
        if (json instanceof Json.Array(List<Json> items) && !items.isEmpty() && items.size() <= MOST_CONDITIONS) {
            return items.stream().map(SearchEndpoint::condition).toList();
        }
        throw Invalid.of(
                "where",
                "search.conditions",
                "Conditions are an array of one to " + MOST_CONDITIONS + ".",
                "Send, for example, [{\"field\":\"profile.email\",\"equals\":\"…\"}].");
    }

    private static Search.Condition condition(Json json) {
        Members members = Members.of(json);
        String field = members.text("field");
        Optional<Json> equals = members.optional("equals");
        Optional<String> words = members.optionalText("words");
        if (equals.isPresent() == words.isPresent()) {
            members.wrong(
                    "where",
                    "search.condition",
                    "A condition compares in one way.",
                    "Send either equals, a whole value, or words, a text.");
        }
        members.end();
        FieldPath path = FieldPath.parse(field);
        return equals.<Search.Condition>map(value -> new Search.Condition.Equal(path, Values.read(() -> field, value)))
                .orElseGet(() -> new Search.Condition.Words(path, words.orElseThrow()));
    }

    private static void write(JsonGenerator out, Page<SubjectId> found) {
        out.writeArrayPropertyStart("items");
        for (SubjectId subject : found.items()) {
            out.writeStartObject();
            out.writeStringProperty("id", subject.toString());
            out.writeEndObject();
        }
        out.writeEndArray();
        Reply.optional(out, "next", found.next());
    }
}
