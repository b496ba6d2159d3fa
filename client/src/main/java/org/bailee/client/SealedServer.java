package org.bailee.client;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A server whose keys are sealed, and what opens it. Of several servers each is opened by itself.
///
/// Asks once and never again by itself: a second try at a seal is for somebody to decide.
public final class SealedServer implements AutoCloseable {
    private static final String UNSEALING = "/v1/custody/unsealing";

    private final HttpClient http;
    private final Wire wire;

    SealedServer(HttpClient http, Wire wire) {
        this.http = http;
        this.wire = wire;
    }

    /// Whether it is sealed, and how far people have come.
    public Unsealing progress() {
        return unsealing(wire.json(Call.get(UNSEALING)));
    }

    /// Brings a custodian's share: 80 letters and digits, however they are grouped.
    ///
    /// @throws Invalid if it is no share of a seal there is, or the shares brought do not fit together
    public Unsealing share(String text) {
        return bring("share", text);
    }

    /// @throws Denied if it opens no seal
    public Unsealing passphrase(String passphrase) {
        return bring("passphrase", passphrase);
    }

    /// @param content the whole file
    /// @throws Denied if it opens no seal
    public Unsealing keyFile(String content) {
        return bring("keyFile", content);
    }

    private Unsealing bring(String what, String secret) {
        return unsealing(wire.json(Call.post(UNSEALING, Map.of(what, secret))));
    }

    private static Unsealing unsealing(JsonNode node) {
        return new Unsealing(
                node.path("sealed").asBoolean(),
                Json.texts(node, "kinds"),
                node.path("custodians").valueStream().map(SealedServer::shares).toList());
    }

    private static Unsealing.Shares shares(JsonNode node) {
        List<Integer> brought =
                node.path("brought").valueStream().map(JsonNode::asInt).toList();
        return new Unsealing.Shares(
                Json.text(node, "seal"),
                node.path("needed").asInt(),
                node.path("count").asInt(),
                brought);
    }

    /// Waits for requests in flight, then closes the connections.
    @Override
    public void close() {
        http.close();
    }
}
