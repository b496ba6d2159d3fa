package org.bailee.server.api.tokens;

import java.util.List;
import java.util.Optional;
import org.bailee.crypto.VaultToken;
import org.bailee.server.access.Intent;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Items;
import org.bailee.server.api.http.Json;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.api.http.Values;
import org.bailee.server.register.Register;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.OpenToken;
import org.bailee.server.vault.TokenPlace;
import org.bailee.server.vault.Tokens;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Makes, opens and revokes tokens.
@RestController
@RequestMapping("/v1/tokens")
final class TokensEndpoint {
    private final Tokens tokens;
    private final Register register;

    TokensEndpoint(Tokens tokens, Register register) {
        this.tokens = tokens;
        this.register = register;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> make(Intent intent, Body body) {
        if (body.items().isPresent()) {
            return Reply.each(
                    201,
                    Items.each(
                            body.items().get(),
                            TokensEndpoint::place,
                            places -> tokens.make(intent, places, body.retry())),
                    (out, token) -> out.writeStringProperty("token", token.text()));
        }
        VaultToken token = tokens.make(intent, List.of(place(body.json())), body.retry())
                .getFirst()
                .orThrow();
        return Reply.created(Reply.object(out -> out.writeStringProperty("token", token.text())));
    }

    @PostMapping(path = "/open", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> open(Intent intent, Body body) {
        if (body.items().isPresent()) {
            return Reply.each(
                    200,
                    Items.each(body.items().get(), TokensEndpoint::token, texts -> tokens.open(intent, texts)),
                    this::write);
        }
        OpenToken opened =
                tokens.open(intent, List.of(token(body.json()))).getFirst().orThrow();
        return Reply.ok(Reply.object(out -> write(out, opened)));
    }

    @PostMapping(path = "/revoke", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> revoke(Intent intent, Body body) {
        if (body.items().isPresent()) {
            return Reply.each(
                    204,
                    Items.each(body.items().get(), TokensEndpoint::token, texts -> tokens.revoke(intent, texts)),
                    (_, _) -> {});
        }
        VaultToken _ =
                tokens.revoke(intent, List.of(token(body.json()))).getFirst().orThrow();
        return Reply.nothing();
    }

    private void write(JsonGenerator out, OpenToken opened) {
        out.writeStringProperty("token", opened.token());
        out.writeStringProperty("subject", opened.subject().toString());
        out.writeStringProperty("field", opened.field().toString());
        out.writeStringProperty("view", opened.seen().view().word());
        out.writeName("value");
        Values.write(out, opened.seen(), opened.field(), register.current().definition());
    }

    private static TokenPlace place(Json json) {
        Members members = Members.of(json);
        String subject = members.text("subject");
        String field = members.text("field");
        Optional<String> record = members.optionalText("record");
        members.end();
        return new TokenPlace(SubjectId.parse(subject), FieldPath.parse(field), record.map(RecordId::parse));
    }

    private static String token(Json json) {
        Members members = Members.of(json);
        String token = members.text("token");
        members.end();
        return token;
    }
}
