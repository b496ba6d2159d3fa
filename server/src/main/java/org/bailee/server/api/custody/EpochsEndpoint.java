package org.bailee.server.api.custody;

import java.util.Optional;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.keys.KeyEpoch;
import org.bailee.server.keys.KeyEpochs;
import org.bailee.server.keys.Rotation;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Shows the epochs of key-encryption keys, and begins a new one before its time.
@RestController
@RequestMapping("/v1/custody")
final class EpochsEndpoint {
    private final KeyEpochs epochs;

    EpochsEndpoint(KeyEpochs epochs) {
        this.epochs = epochs;
    }

    @GetMapping("/epochs")
    ResponseEntity<RawAnswer> epochs(Actor actor) {
        return Reply.page(new Page<>(epochs.list(actor), Optional.empty()), EpochsEndpoint::write);
    }

    @GetMapping("/rotations")
    ResponseEntity<RawAnswer> rotations(Actor actor) {
        return Reply.page(new Page<>(epochs.rotations(actor), Optional.empty()), EpochsEndpoint::write);
    }

    @PostMapping("/rotations")
    ResponseEntity<RawAnswer> begin(Actor actor) {
        int number = epochs.begin(actor);
        return Reply.created(Reply.object(out -> out.writeNumberProperty("epoch", number)));
    }

    private static void write(JsonGenerator out, KeyEpoch epoch) {
        out.writeNumberProperty("epoch", epoch.number());
        out.writeStringProperty("begunAt", epoch.begunAt().toString());
        out.writeNumberProperty("dataKeys", epoch.dataKeys());
    }

    private static void write(JsonGenerator out, Rotation rotation) {
        out.writeNumberProperty("epoch", rotation.number());
        out.writeStringProperty("phase", rotation.phase().word());
        out.writeNumberProperty("done", rotation.done());
        out.writeNumberProperty("damaged", rotation.damaged());
        out.writeStringProperty("begunAt", rotation.begunAt().toString());
        out.writeName("endedAt");
        rotation.endedAt().ifPresentOrElse(at -> out.writeString(at.toString()), out::writeNull);
    }
}
