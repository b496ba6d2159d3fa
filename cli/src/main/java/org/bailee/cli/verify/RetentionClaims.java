package org.bailee.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the certificate of a retention run, or of a preview, says of the entry that ended it. Times, and the register's
/// rules beside what was found, the entry does not tell.
final class RetentionClaims {
    private static final Set<String> RUN = Set.of(
            "id",
            "what",
            "state",
            "why",
            "doubtedAt",
            "register",
            "askedBy",
            "begunAt",
            "lookedAt",
            "endedAt",
            "entry");
    private static final Set<String> COUNTED = Set.of(
            "people",
            "duePeople",
            "dueRecords",
            "heldRecords",
            "erasedPeople",
            "erasedRecords",
            "emptiedRecords",
            "approvedBy",
            "approvedAt");
    private static final Set<String> TALLY =
            Set.of("collection", "cause", "heldBy", "records", "people", "keep", "from", "because");

    private final JsonNode run;
    private final JsonNode found;

    RetentionClaims(JsonNode run, JsonNode found) {
        this.run = run;
        this.found = found;
        CertificateReader.mustHaveOnly(run, RUN, COUNTED);
        found.forEach(tally -> CertificateReader.mustHaveOnly(tally, TALLY, Set.of()));
    }

    NamedProof by(JsonNode proof) {
        Claims claims = Claims.by("entryProof", proof);
        Claims.must(run.path("entry").isString(), "run.entry");
        claims.says(
                "run.entry", run.path("entry").stringValue(), claims.told().id().toString());
        claims.saysText("run.id", run.path("id"), "run");
        claims.saysText("run.why", run.path("why"), "why");
        claims.saysText("run.doubtedAt", run.path("doubtedAt"), "clock");
        claims.saysNumber("run.register", run.path("register"), "register");
        claims.saysNumber("run.people", run.path("people"), "people");
        claims.saysNumber("run.duePeople", run.path("duePeople"), "due-people");
        claims.saysNumber("run.dueRecords", run.path("dueRecords"), "due-records");
        claims.saysNumber("run.heldRecords", run.path("heldRecords"), "held-records");
        claims.says(
                "collection, records and heldBy of what was found, as far as it was due",
                found(false),
                claims.detail("due"));
        claims.says("and as far as it was held", found(true), claims.detail("held"));
        if (run.path("what").asString("").equals("preview")) {
            return claims.ofOne(Set.of("retention-previewed"));
        }
        claims.saysText("run.state", run.path("state"), "state");
        claims.saysNumber("run.erasedPeople", run.path("erasedPeople"), "erased-people");
        claims.saysNumber("run.erasedRecords", run.path("erasedRecords"), "erased-records");
        claims.saysNumber("run.emptiedRecords", run.path("emptiedRecords"), "emptied-records");
        claims.saysText("run.approvedBy", run.path("approvedBy"), "approved-by");
        return claims.ofOne(Set.of("retention-ended"));
    }

    private String found(boolean held) {
        List<String> told = new ArrayList<>();
        for (JsonNode tally : found) {
            JsonNode by = tally.path("heldBy");
            Claims.must(
                    tally.path("collection").isString()
                            && tally.path("records").isIntegralNumber()
                            && (by.isString() || Claims.isAbsent(by)),
                    "found");
            if (by.isString() == held) {
                told.add(tally.path("collection").stringValue() + "="
                        + tally.path("records").asString("") + (held ? "/" + by.stringValue() : ""));
            }
        }
        return String.join(" ", told);
    }
}
