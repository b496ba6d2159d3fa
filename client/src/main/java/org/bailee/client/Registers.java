package org.bailee.client;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The register: what is collected and why.
public final class Registers {
    private static final String REGISTER = "/v1/register";

    private final Wire wire;

    Registers(Wire wire) {
        this.wire = wire;
    }

    public RegisterFile current() {
        return file(Call.get(REGISTER));
    }

    public RegisterFile version(long version) {
        return file(Call.get(REGISTER).query("version", Long.toString(version)));
    }

    public RegisterPlan plan(byte[] yaml) {
        JsonNode node = Json.read(
                wire.send(Call.yaml("POST", REGISTER + "/plan", yaml, true)).body());
        return new RegisterPlan(
                node.path("from").asLong(0),
                RegisterPlan.Outcome.valueOf(Json.text(node, "outcome").toUpperCase(Locale.ROOT)),
                Json.list(node.path("changes"), Registers::change),
                Json.list(node.path("problems"), Registers::mistake));
    }

    /// @param madeFrom the version the file was made from
    /// @throws Conflict if another version is in force by now
    /// @throws Invalid with everything wrong in it
    public RegisterApplied apply(byte[] yaml, long madeFrom) {
        Call call = Call.yaml("PUT", REGISTER, yaml, false).with("If-Match", "\"" + madeFrom + "\"");
        JsonNode node = wire.json(call);
        return new RegisterApplied(node.path("version").asLong(0), Json.list(node.path("changes"), Registers::change));
    }

    public Page<RegisterVersion> versions() {
        return Json.page(wire.json(Call.get(REGISTER + "/versions")), Registers::applied);
    }

    /// The first version that was ever in force; empty while there is none. When and by whom it was applied
    /// tells one installation from another, also from an earlier one at the same URL.
    public Optional<RegisterVersion> first() {
        Call call = Call.get(REGISTER + "/versions").query("after", "2").query("limit", "1");
        return Json.page(wire.json(call), Registers::applied).items().stream().findFirst();
    }

    public List<SemanticType> types() {
        JsonNode node = wire.json(Call.get(REGISTER + "/types"));
        return Json.list(node.isArray() ? node : node.path("items"), Registers::type);
    }

    private RegisterFile file(Call call) {
        HttpResponse<byte[]> response = wire.send(call.with("Accept", "application/yaml, application/problem+json"));
        Optional<String> tag = response.headers().firstValue("ETag");
        long version = Long.parseLong(tag.orElse("0").replaceAll("[^0-9]", ""));
        return new RegisterFile(version, response.body());
    }

    private static RegisterVersion applied(JsonNode node) {
        return new RegisterVersion(
                node.path("version").asLong(0), Json.text(node, "appliedAt"), Json.text(node, "appliedBy"));
    }

    private static RegisterChange change(JsonNode node) {
        return new RegisterChange(Json.text(node, "kind"), Json.text(node, "where"), Json.text(node, "says"));
    }

    private static RegisterMistake mistake(JsonNode node) {
        Violation violation = Json.violation(node);
        return new RegisterMistake(
                node.path("line").asInt(0),
                node.path("column").asInt(0),
                violation.where(),
                violation.code(),
                violation.message(),
                violation.hint());
    }

    private static SemanticType type(JsonNode node) {
        return new SemanticType(
                Json.text(node, "name"),
                Json.text(node, "says"),
                Json.text(node, "kind").toLowerCase(Locale.ROOT),
                Json.texts(node, "parts"),
                Json.text(node, "sensitivity"),
                Json.texts(node, "searches"),
                Json.texts(node, "columnHints"));
    }
}
