package org.bailee.server.erasure;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Certificates and horizons as JSON: the same bytes over the API and out of the console.
final class CertificateJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private CertificateJson() {}

    static byte[] of(Certificate certificate) {
        return object(out -> {
            if (certificate.isOfWhole()) {
                out.writeStringProperty("form", "bailee-erasure-certificate 1");
                begin(out, certificate);
                Proven erasure = certificate.erasures().getFirst();
                out.writeStringProperty("erasure", erasure.entry().toString());
                out.writeStringProperty("erasureProof", erasure.proof());
            } else {
                out.writeStringProperty("form", "bailee-part-erasure-certificate 1");
                begin(out, certificate);
                out.writeArrayPropertyStart("parts");
                certificate.parts().forEach(part -> write(out, part));
                out.writeEndArray();
                out.writeArrayPropertyStart("erasures");
                certificate.erasures().forEach(erasure -> write(out, erasure));
                out.writeEndArray();
            }
            Proven statement = certificate.statement();
            out.writeStringProperty("statement", statement.entry().toString());
            out.writeStringProperty("statementProof", statement.proof());
        });
    }

    static byte[] of(Horizon horizon) {
        return object(out -> write(out, horizon));
    }

    private static byte[] object(Consumer<JsonGenerator> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            members.accept(out);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void begin(JsonGenerator out, Certificate certificate) {
        out.writeStringProperty("subject", certificate.subject().toString());
        out.writeStringProperty("says", certificate.says());
        out.writeStringProperty("erasedAt", certificate.erasedAt().toString());
        out.writeStringProperty("statedAt", certificate.statedAt().toString());
        out.writeObjectPropertyStart("horizon");
        write(out, certificate.horizon());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, ErasedPart part) {
        out.writeStartObject();
        out.writeStringProperty("collection", part.collection());
        out.writeArrayPropertyStart("fields");
        part.fields().forEach(out::writeString);
        out.writeEndArray();
        out.writeNumberProperty("records", part.records());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Proven proven) {
        out.writeStartObject();
        out.writeStringProperty("entry", proven.entry().toString());
        out.writeStringProperty("proof", proven.proof());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Horizon horizon) {
        out.writeStringProperty("at", horizon.at().toString());
        out.writeBooleanProperty("known", horizon.isKnown());
        out.writeBooleanProperty("passed", horizon.isPassed());
        out.writeNumberProperty("keyEpoch", horizon.keys().epoch());
        out.writeStringProperty("keysUntil", horizon.keys().at().toString());
        out.writeName("backupsUntil");
        horizon.backups().until().ifPresentOrElse(at -> out.writeString(at.toString()), out::writeNull);
    }
}
