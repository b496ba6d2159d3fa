package org.bailee.server.api.approvals;

import org.bailee.server.access.Approval;
import org.bailee.server.access.Approvals;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.shared.Actor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Lets a key ask to open many people, and see what became of it. Only people approve.
@RestController
@RequestMapping("/v1/approvals")
final class ApprovalsEndpoint {
    private static final int MOST = 1_000_000;

    private final Approvals approvals;

    ApprovalsEndpoint(Approvals approvals) {
        this.approvals = approvals;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> ask(Actor actor, Body body) {
        Members members = Members.of(body.json());
        String purpose = members.text("purpose");
        int people = members.number("people", 0, 1, MOST);
        int hours = members.number("hours", 1, 1, MOST);
        String reason = members.text("reason");
        members.end();
        Approval asked = approvals.askForBulk(actor, purpose, people, hours, reason);
        return Reply.created(Reply.object(out -> write(out, asked)));
    }

    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor, Query query) {
        return Reply.page(approvals.listOwn(actor, query.text("after"), query.limit()), this::write);
    }

    private void write(JsonGenerator out, Approval approval) {
        out.writeStringProperty("id", approval.id().toString());
        out.writeStringProperty("state", approvals.standing(approval).word());
        out.writeStringProperty("purpose", approval.purpose());
        out.writeNumberProperty("people", Integer.parseInt(approval.wanted()));
        out.writeNumberProperty("left", approval.left());
        out.writeNumberProperty("hours", approval.hours());
        out.writeStringProperty("reason", approval.reason());
        out.writeStringProperty("askedAt", approval.askedAt().toString());
        Reply.optional(out, "decidedAt", approval.decidedAt());
        Reply.optional(out, "runsUntil", approval.runsUntil());
    }
}
