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
import org.bailee.server.vault.HoldKind;
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

/// Places, lists and lifts restrictions of processing.
@RestController
@RequestMapping("/v1/restrictions")
final class RestrictionsEndpoint {
    private final Vault vault;

    RestrictionsEndpoint(Vault vault) {
        this.vault = vault;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> place(Actor actor, Reason reason, Body body) {
        Members members = Members.of(body.json());
        String subject = members.text("subject");
        Optional<HoldKind> ground = ground(members, members.text("ground"));
        NewHold wanted = HoldJson.read(members);
        Hold placed = vault.restrict(actor, reason.reference(), SubjectId.parse(subject), ground.orElseThrow(), wanted);
        return Reply.created(Reply.object(out -> HoldJson.write(out, placed)));
    }

    /// Those due today are found by today's date.
    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor, Query query) {
        Optional<LocalDate> due = query.day("due");
        return Reply.page(
                vault.restrictions(actor, due, query.text("after").map(HoldId::parse), query.limit()), HoldJson::write);
    }

    /// Says what was lifted, and when the person was told of it.
    @DeleteMapping("/{id}")
    ResponseEntity<RawAnswer> lift(Actor actor, Reason reason, @PathVariable String id, Query query) {
        Optional<LocalDate> told = query.day("told");
        Hold lifted = vault.lift(actor, reason.reference(), HoldId.parse(id), told);
        return Reply.ok(Reply.object(out -> {
            HoldJson.write(out, lifted);
            told.ifPresent(day -> out.writeStringProperty("told", day.toString()));
        }));
    }

    private static Optional<HoldKind> ground(Members members, String text) {
        Optional<HoldKind> ground = HoldKind.ground(text);
        if (ground.isEmpty()) {
            members.wrong(
                    "ground",
                    "restriction.ground",
                    "This is no ground on which processing is restricted (GDPR Art. 18(1)).",
                    "Send one of: contested, unlawful, claims, objected.");
        }
        return ground;
    }
}
