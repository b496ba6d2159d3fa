package org.bailee.server.api.subjects;

import java.time.LocalDate;
import java.util.Optional;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Hold;
import org.bailee.server.vault.NewHold;
import org.bailee.server.vault.Vault;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Places, lists and releases legal holds.
@RestController
@RequestMapping("/v1/holds")
final class HoldsEndpoint {
    private final Vault vault;

    HoldsEndpoint(Vault vault) {
        this.vault = vault;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> place(Actor actor, Reason reason, Body body) {
        Members members = Members.of(body.json());
        String subject = members.text("subject");
        NewHold wanted = HoldJson.read(members);
        Hold hold = vault.hold(actor, reason.reference(), SubjectId.parse(subject), wanted);
        return Reply.created(Reply.object(out -> HoldJson.write(out, hold)));
    }

    /// Those due today are found by today's date.
    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor, Query query) {
        Optional<LocalDate> due = query.day("due");
        return Reply.page(
                vault.legalHolds(actor, due, query.text("after").map(HoldId::parse), query.limit()), HoldJson::write);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<RawAnswer> release(Actor actor, Reason reason, @PathVariable String id) {
        vault.release(actor, reason.reference(), HoldId.parse(id));
        return Reply.nothing();
    }
}
