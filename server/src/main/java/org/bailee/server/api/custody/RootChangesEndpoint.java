package org.bailee.server.api.custody;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Json;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.keys.NewRoot;
import org.bailee.server.keys.Opening;
import org.bailee.server.keys.RootChange;
import org.bailee.server.keys.RootChanges;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SealId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Changes the root key, for who opens each seal that is to stay; shows when it was changed.
@RestController
@RequestMapping("/v1/custody/root-changes")
final class RootChangesEndpoint {
    private final RootChanges changes;

    RootChangesEndpoint(RootChanges changes) {
        this.changes = changes;
    }

    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor) {
        return Reply.page(new Page<>(changes.list(actor), Optional.empty()), RootChangesEndpoint::write);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> change(Actor actor, Body body) {
        Members members = Members.of(body.json());
        List<Opening> openings = Openings.each(members);
        Set<SealId> dropped = members.texts("drop").stream().map(SealId::parse).collect(Collectors.toUnmodifiableSet());
        boolean leaveOne =
                members.optional("leaveOne").filter(new Json.Bool(true)::equals).isPresent();
        members.end();
        RootChange changed = changes.change(actor, new NewRoot(openings, dropped, leaveOne));
        return Reply.created(Reply.object(out -> write(out, changed)));
    }

    private static void write(JsonGenerator out, RootChange change) {
        out.writeNumberProperty("root", change.number());
        out.writeNumberProperty("seals", change.seals());
        out.writeStringProperty("changedAt", change.changedAt().toString());
        out.writeName("endedAt");
        change.endedAt().ifPresentOrElse(at -> out.writeString(at.toString()), out::writeNull);
    }
}
