package org.bailee.client;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Stand-ins for single fields that other systems may keep: random, and worth nothing without the right to open
/// them.
public final class Tokens {
    private static final String TOKENS = "/v1/tokens";

    private final Wire wire;
    private final Purpose purpose;

    Tokens(Wire wire, Purpose purpose) {
        this.wire = wire;
        this.purpose = purpose;
    }

    public String make(TokenPlace place) {
        Call call = Call.post(TOKENS, place.body()).once(wire.freshIdempotencyKey());
        return Json.text(wire.json(purpose.on(call)), "token");
    }

    public List<Result<String>> makeAll(List<TokenPlace> places) {
        List<?> body = places.stream().map(TokenPlace::body).toList();
        Call call = Call.post(TOKENS, body).once(wire.freshIdempotencyKey());
        return Answers.results(wire.json(purpose.on(call)), item -> Json.text(item, "token"));
    }

    /// @throws NotFound if the token is unknown or foreign, or its person was erased
    public OpenedToken open(String token) {
        return opened(wire.json(purpose.on(Call.ask(TOKENS + "/open", Map.of("token", token)))));
    }

    public List<Result<OpenedToken>> openAll(List<String> tokens) {
        return Answers.results(wire.json(purpose.on(Call.ask(TOKENS + "/open", bodies(tokens)))), Tokens::opened);
    }

    public void revoke(String token) {
        wire.send(purpose.on(Call.post(TOKENS + "/revoke", Map.of("token", token))));
    }

    public List<Result<Boolean>> revokeAll(List<String> tokens) {
        return Answers.results(wire.json(purpose.on(Call.post(TOKENS + "/revoke", bodies(tokens)))), item -> true);
    }

    private static List<Map<String, String>> bodies(List<String> tokens) {
        return tokens.stream().map(token -> Map.of("token", token)).toList();
    }

    private static OpenedToken opened(JsonNode node) {
        return new OpenedToken(
                Json.text(node, "token"),
                Json.text(node, "subject"),
                Json.text(node, "field"),
                Json.view(node.path("view")),
                Json.plain(node.path("value")));
    }
}
