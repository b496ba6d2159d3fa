package org.bailee.server.api.status;

import java.util.List;
import java.util.OptionalLong;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.database.Database;
import org.bailee.server.database.DatabaseStatus;
import org.bailee.server.journal.Journal;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.Seals;
import org.bailee.server.register.Register;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Says how the server is: to anyone in one word, to whoever has a key in full.
@RestController
final class StatusEndpoint {
    private final BuildProperties build;
    private final Database database;
    private final KeyRing keys;
    private final Seals seals;
    private final Register register;
    private final TransparencyLog log;
    private final Journal journal;

    StatusEndpoint(
            BuildProperties build,
            Database database,
            KeyRing keys,
            Seals seals,
            Register register,
            TransparencyLog log,
            Journal journal) {
        this.build = build;
        this.database = database;
        this.keys = keys;
        this.seals = seals;
        this.register = register;
        this.log = log;
        this.journal = journal;
    }

    @GetMapping("/health")
    ResponseEntity<RawAnswer> health() {
        boolean sealed = keys.isSealed();
        return ResponseEntity.status(sealed ? 503 : 200)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Reply.bytes(Reply.object(out -> out.writeStringProperty("status", sealed ? "sealed" : "up"))));
    }

    @GetMapping("/v1/status")
    ResponseEntity<RawAnswer> status() {
        DatabaseStatus state = database.status();
        List<String> warnings =
                Warnings.about(state, keys.openedBy(), seals.isOnlyOne(), log.status(), journal.status());
        return Reply.ok(Reply.object(out -> {
            out.writeStringProperty("version", String.valueOf(build.getVersion()));
            out.writeNumberProperty("register", register.current().number());
            out.writeObjectPropertyStart("database");
            out.writeBooleanProperty("embedded", state.embedded());
            out.writeStringProperty("version", state.version());
            number(out, "ageDays", state.ageDays());
            number(out, "freeBytes", state.freeBytes());
            out.writeBooleanProperty("dataChecksums", state.dataChecksums());
            out.writeEndObject();
            out.writeObjectPropertyStart("seal");
            out.writeName("kind");
            keys.openedBy().ifPresentOrElse(out::writeString, out::writeNull);
            out.writeBooleanProperty("sealed", keys.isSealed());
            out.writeEndObject();
            Reply.texts(out, "warnings", warnings);
        }));
    }

    private static void number(JsonGenerator out, String name, OptionalLong number) {
        out.writeName(name);
        if (number.isPresent()) {
            out.writeNumber(number.getAsLong());
        } else {
            out.writeNull();
        }
    }
}
