package org.bailee.server.api.register;

import java.util.List;
import org.bailee.server.access.Access;
import org.bailee.server.api.http.Headers;
import org.bailee.server.api.http.HttpRefusal;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.RawBody;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.register.Applied;
import org.bailee.server.register.Plan;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.types.SemanticTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows, plans and applies the register.
@RestController
@RequestMapping("/v1/register")
final class RegisterEndpoint {
    private static final String YAML = "application/yaml";

    private final Register register;
    private final Access access;

    RegisterEndpoint(Register register, Access access) {
        this.register = register;
        this.access = access;
    }

    @GetMapping
    ResponseEntity<RawAnswer> show(Actor actor, Reason reason, Query query) {
        mayRead(actor, reason);
        RegisterVersion version = query.text("version")
                .map(text -> register.version(number(text)).orElseThrow(RegisterEndpoint::unknown))
                .orElseGet(register::current);
        return ResponseEntity.ok()
                .eTag("\"" + version.number() + "\"")
                .contentType(MediaType.parseMediaType(YAML))
                .body(RawAnswer.text(version.text()));
    }

    @PostMapping(path = "/plan", consumes = YAML)
    ResponseEntity<RawAnswer> plan(Actor actor, RawBody body) {
        Plan plan = register.plan(actor, body.bytes());
        return Reply.ok(Reply.object(out -> RegisterJson.write(out, plan)));
    }

    @PutMapping(consumes = YAML)
    ResponseEntity<RawAnswer> apply(
            Actor actor, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch, RawBody body) {
        Applied applied =
                register.apply(actor, body.bytes(), (int) Math.min(Headers.madeFrom(ifMatch), Integer.MAX_VALUE));
        return Reply.ok(applied.version(), Reply.object(out -> {
            out.writeNumberProperty("version", applied.version());
            RegisterJson.write(out, applied.changes());
        }));
    }

    @GetMapping("/versions")
    ResponseEntity<RawAnswer> versions(Actor actor, Reason reason, Query query) {
        mayRead(actor, reason);
        return Reply.page(register.versions(query.text("after"), query.limit()), RegisterJson::write);
    }

    @GetMapping("/types")
    ResponseEntity<RawAnswer> types(Actor actor, Reason reason) {
        mayRead(actor, reason);
        return Reply.ok(Reply.object(out -> {
            out.writeArrayPropertyStart("items");
            SemanticTypes.all().forEach(type -> RegisterJson.write(out, type));
            out.writeEndArray();
        }));
    }

    private void mayRead(Actor actor, Reason reason) {
        access.permit(actor, Permission.REGISTER_READ, reason.reference(), List.of());
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new HttpRefusal(
                    400,
                    "query.malformed",
                    "The parameter version is not a number.",
                    "Give one, for example version=3.");
        }
        return Integer.parseInt(text);
    }

    private static NotFound unknown() {
        return new NotFound(
                "register.version-unknown",
                "The register never had this version.",
                "List them with GET /v1/register/versions.");
    }
}
