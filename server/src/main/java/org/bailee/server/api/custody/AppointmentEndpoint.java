package org.bailee.server.api.custody;

import java.util.List;
import java.util.Optional;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.keys.Custodians;
import org.bailee.server.keys.NewSplit;
import org.bailee.server.keys.Opening;
import org.bailee.server.keys.SplitState;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SealId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Begins an appointment of custodians, shows how far it is, abandons it. Shares are shown in the console alone, to
/// people with two factors.
@RestController
@RequestMapping("/v1/custody/appointment")
final class AppointmentEndpoint {
    private static final int MOST = 16;

    private final Custodians custodians;

    AppointmentEndpoint(Custodians custodians) {
        this.custodians = custodians;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> begin(Actor actor, Body body) {
        Members members = Members.of(body.json());
        String label = members.text("label");
        int needed = members.number("needed", 0, 2, MOST);
        List<ActorId> wanted =
                members.texts("custodians").stream().map(ActorId::parse).toList();
        Optional<SealId> replaces = members.optionalText("replaces").map(SealId::parse);
        Opening opening = Openings.of(members);
        members.end();
        SplitState begun = custodians.begin(actor, new NewSplit(label, needed, wanted, replaces), opening);
        return Reply.created(Reply.object(out -> write(out, begun)));
    }

    @GetMapping
    ResponseEntity<RawAnswer> state(Actor actor) {
        actor.must(Permission.CUSTODY_MANAGE);
        SplitState state = custodians.state(actor).orElseThrow(AppointmentEndpoint::nothing);
        return Reply.ok(Reply.object(out -> write(out, state)));
    }

    @DeleteMapping
    ResponseEntity<RawAnswer> abandon(Actor actor) {
        custodians.abandon(actor);
        return Reply.ok(Reply.object(out -> out.writeBooleanProperty("abandoned", true)));
    }

    private static void write(JsonGenerator out, SplitState state) {
        out.writeStringProperty("label", state.label());
        out.writeNumberProperty("needed", state.needed());
        out.writeStringProperty("until", state.until().toString());
        out.writeArrayPropertyStart("parts");
        for (SplitState.Part part : state.parts()) {
            out.writeStartObject();
            out.writeNumberProperty("share", part.number());
            out.writeStringProperty("custodian", part.custodian().toString());
            out.writeBooleanProperty("shown", part.isShown());
            out.writeBooleanProperty("confirmed", part.isConfirmed());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static NotFound nothing() {
        return new NotFound(
                "appointment.none",
                "No custodians are being appointed on this server.",
                "Begin an appointment with POST; of several servers, ask the one it was begun on.");
    }
}
