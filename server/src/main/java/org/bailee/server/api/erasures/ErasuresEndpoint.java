package org.bailee.server.api.erasures;

import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.erasure.Certificate;
import org.bailee.server.erasure.ErasedPart;
import org.bailee.server.erasure.Erasures;
import org.bailee.server.erasure.Horizon;
import org.bailee.server.erasure.Proven;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Tells the horizon of an erasure, and certifies one.
@RestController
@RequestMapping("/v1/erasures")
final class ErasuresEndpoint {
    private final Erasures erasures;

    ErasuresEndpoint(Erasures erasures) {
        this.erasures = erasures;
    }

    @GetMapping("/horizon")
    ResponseEntity<RawAnswer> horizon(Actor actor) {
        Horizon horizon = erasures.ifErasedNow(actor);
        return Reply.ok(Reply.object(out -> write(out, horizon)));
    }

    @PostMapping("/{id}/certificate")
    ResponseEntity<RawAnswer> certify(Actor actor, @PathVariable String id) {
        Certificate certificate = erasures.certify(actor, SubjectId.parse(id));
        Proven erasure = certificate.erasures().getFirst();
        return Reply.ok(Reply.object(out -> {
            out.writeStringProperty("form", "bailee-erasure-certificate 1");
            begin(out, certificate);
            out.writeStringProperty("erasure", erasure.entry().toString());
            out.writeStringProperty("erasureProof", erasure.proof());
            end(out, certificate);
        }));
    }

    @PostMapping("/{id}/parts/{part}/certificate")
    ResponseEntity<RawAnswer> certify(Actor actor, @PathVariable String id, @PathVariable String part) {
        Certificate certificate = erasures.certify(actor, SubjectId.parse(id), number(part));
        return Reply.ok(Reply.object(out -> {
            out.writeStringProperty("form", "bailee-part-erasure-certificate 1");
            begin(out, certificate);
            out.writeArrayPropertyStart("parts");
            certificate.parts().forEach(one -> write(out, one));
            out.writeEndArray();
            out.writeArrayPropertyStart("erasures");
            certificate.erasures().forEach(erasure -> write(out, erasure));
            out.writeEndArray();
            end(out, certificate);
        }));
    }

    @PostMapping(path = "/{id}/parts/{part}/certificate", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<RawAnswer> certifyOnPaper(Actor actor, @PathVariable String id, @PathVariable String part) {
        return paper(erasures.certify(actor, SubjectId.parse(id), number(part)));
    }

    /// The same as a page to be printed.
    @PostMapping(path = "/{id}/certificate", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<RawAnswer> certifyOnPaper(Actor actor, @PathVariable String id) {
        return paper(erasures.certify(actor, SubjectId.parse(id)));
    }

    private static ResponseEntity<RawAnswer> paper(Certificate certificate) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(new RawAnswer(certificate.pdf()));
    }

    /// What no number is, no part has.
    private static long number(String part) {
        return part.matches("[1-9][0-9]{0,17}") ? Long.parseLong(part) : 0;
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

    private static void end(JsonGenerator out, Certificate certificate) {
        out.writeStringProperty("statement", certificate.statement().entry().toString());
        out.writeStringProperty("statementProof", certificate.statement().proof());
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
