package org.bailee.server.api.erasures;

import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.erasure.Certificate;
import org.bailee.server.erasure.Erasures;
import org.bailee.server.erasure.Horizon;
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
        return Reply.ok(Reply.object(out -> {
            out.writeStringProperty("form", "bailee-erasure-certificate 1");
            out.writeStringProperty("subject", certificate.subject().toString());
            out.writeStringProperty("says", certificate.says());
            out.writeStringProperty("erasedAt", certificate.erasedAt().toString());
            out.writeStringProperty("statedAt", certificate.statedAt().toString());
            out.writeObjectPropertyStart("horizon");
            write(out, certificate.horizon());
            out.writeEndObject();
            out.writeStringProperty("erasure", certificate.erasure().toString());
            out.writeStringProperty("erasureProof", certificate.erasureProof());
            out.writeStringProperty("statement", certificate.statement().toString());
            out.writeStringProperty("statementProof", certificate.statementProof());
        }));
    }

    /// The same as a page to be printed.
    @PostMapping(path = "/{id}/certificate", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<RawAnswer> certifyOnPaper(Actor actor, @PathVariable String id) {
        Certificate certificate = erasures.certify(actor, SubjectId.parse(id));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(new RawAnswer(certificate.pdf()));
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
