package org.bailee.server.api.register;

import java.util.List;
import java.util.Locale;
import org.bailee.server.api.http.Reply;
import org.bailee.server.register.AppliedVersion;
import org.bailee.server.register.Change;
import org.bailee.server.register.Mistake;
import org.bailee.server.register.Plan;
import org.bailee.server.types.SemanticType;
import tools.jackson.core.JsonGenerator;

/// What the register says, as JSON.
final class RegisterJson {
    private RegisterJson() {}

    static void write(JsonGenerator out, Plan plan) {
        out.writeNumberProperty("from", plan.from());
        out.writeStringProperty("outcome", word(plan.outcome()));
        write(out, plan.changes());
        out.writeArrayPropertyStart("problems");
        for (Mistake mistake : plan.problems()) {
            out.writeStartObject();
            out.writeNumberProperty("line", mistake.line());
            out.writeNumberProperty("column", mistake.column());
            out.writeStringProperty("where", mistake.where());
            out.writeStringProperty("code", mistake.code());
            out.writeStringProperty("message", mistake.message());
            out.writeStringProperty("hint", mistake.hint());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static void write(JsonGenerator out, List<Change> changes) {
        out.writeArrayPropertyStart("changes");
        for (Change change : changes) {
            out.writeStartObject();
            out.writeStringProperty("kind", change.kind());
            out.writeStringProperty("where", change.where());
            out.writeStringProperty("says", change.says());
            out.writeBooleanProperty("widens", change.widens());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static void write(JsonGenerator out, AppliedVersion version) {
        out.writeNumberProperty("version", version.number());
        out.writeStringProperty("appliedAt", version.signature().at().toString());
        out.writeStringProperty("appliedBy", version.signature().byName());
        write(out, version.changes());
    }

    static void write(JsonGenerator out, SemanticType type) {
        out.writeStartObject();
        out.writeStringProperty("name", type.name());
        out.writeStringProperty("says", type.says());
        out.writeStringProperty("example", type.example());
        out.writeStringProperty("kind", word(type.kind()));
        Reply.texts(out, "parts", type.parts());
        out.writeStringProperty("sensitivity", word(type.sensitivity()));
        Reply.texts(
                out,
                "searches",
                type.searches().stream().sorted().map(RegisterJson::word).toList());
        Reply.optional(out, "neverStoredBecause", type.storage().neverBecause());
        Reply.texts(out, "columnHints", type.columnHints());
        out.writeStringProperty("dpv", type.dpv());
        out.writeStringProperty("fideslang", type.fideslang());
        out.writeEndObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
