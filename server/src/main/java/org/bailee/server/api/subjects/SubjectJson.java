package org.bailee.server.api.subjects;

import java.util.SortedMap;
import org.bailee.server.api.http.Values;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.vault.CreatedPerson;
import org.bailee.server.vault.CreatedRecord;
import org.bailee.server.vault.OpenPerson;
import org.bailee.server.vault.OpenRecord;
import org.bailee.server.vault.Seen;
import tools.jackson.core.JsonGenerator;

/// People and records as JSON shows them.
final class SubjectJson {
    private final Register register;

    SubjectJson(Register register) {
        this.register = register;
    }

    void write(JsonGenerator out, OpenPerson person) {
        RegisterDefinition definition = register.current().definition();
        out.writeStringProperty("id", person.subject().toString());
        out.writeNumberProperty("version", person.version());
        out.writeObjectPropertyStart("data");
        String open = "";
        for (var field : person.fields().entrySet()) {
            String collection = field.getKey().collection();
            if (!collection.equals(open)) {
                if (!open.isEmpty()) {
                    out.writeEndObject();
                }
                out.writeObjectPropertyStart(collection);
                open = collection;
            }
            out.writeName(field.getKey().field());
            Values.write(out, field.getValue(), field.getKey(), definition);
        }
        if (!open.isEmpty()) {
            out.writeEndObject();
        }
        out.writeEndObject();
        views(out, person.fields(), true);
    }

    void write(JsonGenerator out, OpenRecord record) {
        RegisterDefinition definition = register.current().definition();
        out.writeStringProperty("record", record.record().toString());
        out.writeNumberProperty("version", record.version());
        out.writeObjectPropertyStart("data");
        record.fields().forEach((path, seen) -> {
            out.writeName(path.field());
            Values.write(out, seen, path, definition);
        });
        out.writeEndObject();
        views(out, record.fields(), false);
    }

    static void write(JsonGenerator out, CreatedPerson created) {
        out.writeStringProperty("id", created.subject().toString());
        out.writeNumberProperty("version", created.version());
        out.writeObjectPropertyStart("records");
        created.records().forEach((collection, ids) -> {
            out.writeArrayPropertyStart(collection);
            ids.forEach(id -> out.writeString(id.toString()));
            out.writeEndArray();
        });
        out.writeEndObject();
    }

    static void write(JsonGenerator out, CreatedRecord created) {
        out.writeStringProperty("subject", created.subject().toString());
        out.writeStringProperty("record", created.record().toString());
        out.writeNumberProperty("version", created.version());
    }

    private static void views(JsonGenerator out, SortedMap<FieldPath, Seen> fields, boolean full) {
        out.writeObjectPropertyStart("views");
        fields.forEach((path, seen) -> out.writeStringProperty(
                full ? path.toString() : path.field(), seen.view().word()));
        out.writeEndObject();
    }
}
