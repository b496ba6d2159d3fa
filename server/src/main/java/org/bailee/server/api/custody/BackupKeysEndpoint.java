package org.bailee.server.api.custody;

import java.util.Optional;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.keys.BackupKeyChanges;
import org.bailee.server.keys.KeptBackupKey;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Shows the keys that backups are sealed under, and lets another take over.
@RestController
@RequestMapping("/v1/custody/backup-keys")
final class BackupKeysEndpoint {
    private final BackupKeyChanges changes;

    BackupKeysEndpoint(BackupKeyChanges changes) {
        this.changes = changes;
    }

    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor) {
        return Reply.page(new Page<>(changes.list(actor), Optional.empty()), BackupKeysEndpoint::write);
    }

    @PostMapping
    ResponseEntity<RawAnswer> begin(Actor actor) {
        int number = changes.begin(actor);
        return Reply.created(Reply.object(out -> out.writeNumberProperty("backupKey", number)));
    }

    private static void write(JsonGenerator out, KeptBackupKey key) {
        out.writeNumberProperty("backupKey", key.number());
        out.writeStringProperty("madeAt", key.madeAt().toString());
    }
}
