package org.bailee.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the certificate of a retention run says of the entry that ended it.
final class RetentionClaims {
    private final JsonNode certificate;

    RetentionClaims(JsonNode certificate) {
        this.certificate = certificate;
    }

    NamedProof proof() {
        Claims claims = Claims.by("entryProof", certificate.path("entryProof"));
        JsonNode run = certificate.path("run");
        claims.says("run.id", run.path("id"), "run");
        claims.says("run.state", run.path("state"), "state");
        claims.says("run.register", run.path("register"), "register");
        claims.says("run.people", run.path("people"), "people");
        claims.says("run.duePeople", run.path("duePeople"), "due-people");
        claims.says("run.dueRecords", run.path("dueRecords"), "due-records");
        claims.says("run.heldRecords", run.path("heldRecords"), "held-records");
        claims.says("run.erasedPeople", run.path("erasedPeople"), "erased-people");
        claims.says("run.erasedRecords", run.path("erasedRecords"), "erased-records");
        claims.says("run.emptiedRecords", run.path("emptiedRecords"), "emptied-records");
        claims.says("run.approvedBy", run.path("approvedBy"), "approved-by");
        claims.says("found, as far as it was due", found(false), claims.detail("due"));
        claims.says("found, as far as it was held", found(true), claims.detail("held"));
        return claims.ofOne(Set.of("retention-ended"));
    }

    private String found(boolean held) {
        List<String> found = new ArrayList<>();
        for (JsonNode tally : certificate.path("found")) {
            String by = tally.path("heldBy").asString("");
            if (by.isEmpty() != held) {
                found.add(tally.path("collection").asString("") + "="
                        + tally.path("records").asString("") + (held ? "/" + by : ""));
            }
        }
        return String.join(" ", found);
    }
}
