package org.bailee.server.api.custody;

import java.util.Optional;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.keys.KeptSeal;
import org.bailee.server.keys.NewKeyFile;
import org.bailee.server.keys.Opening;
import org.bailee.server.keys.Seals;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SealId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Lists the seals of the root key, adds one, removes one; seals a running server.
@RestController
@RequestMapping("/v1/custody")
final class SealsEndpoint {
    private static final String KEY_FILE = "key-file";
    private static final String PASSPHRASE = "passphrase";
    private static final String TOKEN = "pkcs11";

    private final Seals seals;

    SealsEndpoint(Seals seals) {
        this.seals = seals;
    }

    @PostMapping("/sealing")
    ResponseEntity<RawAnswer> seal(Actor actor) {
        seals.sealServer(actor);
        return Reply.ok(Reply.object(out -> out.writeBooleanProperty("sealed", true)));
    }

    @GetMapping("/seals")
    ResponseEntity<RawAnswer> list(Actor actor) {
        return Reply.page(new Page<>(seals.list(actor), Optional.empty()), SealsEndpoint::write);
    }

    @PostMapping(path = "/seals", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> add(Actor actor, Body body) {
        Members members = Members.of(body.json());
        String kind = members.text("kind");
        String label = members.text("label");
        boolean isByPassphrase = kind.equals(PASSPHRASE);
        if (!isByPassphrase && !kind.equals(KEY_FILE) && !kind.equals(TOKEN)) {
            members.wrong(
                    "kind", "seal.kind", "There is no such kind of seal.", "Send key-file, passphrase or pkcs11.");
        }
        // Of another kind it stays untaken, and is refused as a member that does not belong here.
        String passphrase = isByPassphrase ? members.text(PASSPHRASE) : "";
        Opening opening = Openings.of(members);
        members.end();
        if (!kind.equals(KEY_FILE)) {
            KeptSeal added = isByPassphrase
                    ? seals.addPassphrase(actor, label, passphrase, opening)
                    : seals.addToken(actor, label, opening);
            return Reply.created(Reply.object(out -> {
                write(out, added);
                out.writeNullProperty("keyFile");
            }));
        }
        NewKeyFile added = seals.addKeyFile(actor, label, opening);
        return Reply.created(Reply.object(out -> {
            write(out, added.seal());
            out.writeStringProperty("keyFile", added.content());
        }));
    }

    @PostMapping(path = "/seals/{id}/removal", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> remove(Actor actor, @PathVariable String id, Body body) {
        Members members = Members.of(body.json());
        Opening opening = Openings.of(members);
        members.end();
        seals.remove(actor, SealId.parse(id), opening);
        return Reply.ok(Reply.object(out -> out.writeStringProperty("id", id)));
    }

    private static void write(JsonGenerator out, KeptSeal seal) {
        out.writeStringProperty("id", seal.id().toString());
        out.writeStringProperty("kind", seal.kind());
        out.writeStringProperty("label", seal.label());
        out.writeStringProperty("sealedAt", seal.sealedAt().toString());
        out.writeName("custodians");
        seal.custodians().ifPresentOrElse(shared -> write(out, shared), out::writeNull);
    }

    private static void write(JsonGenerator out, KeptSeal.Shared shared) {
        out.writeStartObject();
        out.writeNumberProperty("needed", shared.needed());
        Reply.texts(
                out, "holders", shared.holders().stream().map(ActorId::toString).toList());
        out.writeEndObject();
    }
}
