package org.bailee.server.api.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bailee.server.shared.Page;
import org.bailee.server.vault.Result;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Answers, written straight into bytes: what may hold a person's data never becomes a text that something could log.
public final class Reply {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Reply() {}

    public static ResponseEntity<RawAnswer> ok(Consumer<JsonGenerator> body) {
        return json(200, body);
    }

    public static ResponseEntity<RawAnswer> ok(long version, Consumer<JsonGenerator> body) {
        return ResponseEntity.ok()
                .eTag(tag(version))
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes(body));
    }

    public static ResponseEntity<RawAnswer> created(URI location, long version, Consumer<JsonGenerator> body) {
        return ResponseEntity.created(location)
                .eTag(tag(version))
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes(body));
    }

    public static ResponseEntity<RawAnswer> created(Consumer<JsonGenerator> body) {
        return json(201, body);
    }

    public static ResponseEntity<RawAnswer> nothing() {
        return ResponseEntity.noContent().build();
    }

    /// One result per item, in the order sent.
    ///
    /// @param status of each item that succeeded
    /// @param done writes the members of an item that succeeded
    public static <T> ResponseEntity<RawAnswer> each(
            int status, List<Result<T>> results, BiConsumer<JsonGenerator, T> done) {
        return json(207, out -> {
            out.writeStartObject();
            out.writeArrayPropertyStart("results");
            for (Result<T> result : results) {
                out.writeStartObject();
                switch (result) {
                    case Result.Done<T>(T value) -> {
                        out.writeNumberProperty("status", status);
                        done.accept(out, value);
                    }
                    case Result.Failed<T>(RuntimeException why) -> {
                        Misses.count(why);
                        ProblemBody problem = ProblemBody.of(why);
                        out.writeNumberProperty("status", problem.status());
                        out.writeName("problem");
                        problem.write(out, Optional.empty());
                    }
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /// A page of a longer list.
    public static <T> ResponseEntity<RawAnswer> page(Page<T> page, BiConsumer<JsonGenerator, T> members) {
        return ok(out -> {
            out.writeStartObject();
            out.writeArrayPropertyStart("items");
            for (T item : page.items()) {
                out.writeStartObject();
                members.accept(out, item);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeName("next");
            page.next().ifPresentOrElse(out::writeString, out::writeNull);
            out.writeEndObject();
        });
    }

    /// An object with these members.
    public static Consumer<JsonGenerator> object(Consumer<JsonGenerator> members) {
        return out -> {
            out.writeStartObject();
            members.accept(out);
            out.writeEndObject();
        };
    }

    public static void texts(JsonGenerator out, String name, Iterable<String> texts) {
        out.writeArrayPropertyStart(name);
        texts.forEach(out::writeString);
        out.writeEndArray();
    }

    /// A member that is null when there is nothing to say.
    public static void optional(JsonGenerator out, String name, Optional<?> value) {
        out.writeName(name);
        value.ifPresentOrElse(present -> out.writeString(present.toString()), out::writeNull);
    }

    public static RawAnswer bytes(Consumer<JsonGenerator> body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            body.accept(out);
        }
        return new RawAnswer(bytes.toByteArray());
    }

    private static ResponseEntity<RawAnswer> json(int status, Consumer<JsonGenerator> body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes(body));
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
