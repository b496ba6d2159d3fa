package org.bailee.server.api.erasures;

import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.erasure.Certificate;
import org.bailee.server.erasure.Erasures;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

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
        return json(erasures.ifErasedNow(actor).json());
    }

    @PostMapping("/{id}/certificate")
    ResponseEntity<RawAnswer> certify(Actor actor, @PathVariable String id) {
        return json(erasures.certify(actor, SubjectId.parse(id)).json());
    }

    @PostMapping("/{id}/parts/{part}/certificate")
    ResponseEntity<RawAnswer> certify(Actor actor, @PathVariable String id, @PathVariable String part) {
        return json(erasures.certify(actor, SubjectId.parse(id), number(part)).json());
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

    private static ResponseEntity<RawAnswer> json(byte[] answer) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new RawAnswer(answer));
    }

    /// What no number is, no part has.
    private static long number(String part) {
        return part.matches("[1-9][0-9]{0,17}") ? Long.parseLong(part) : 0;
    }
}
