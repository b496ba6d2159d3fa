package org.bailee.server.watch;

import java.util.Optional;
import org.bailee.server.shared.Actor;

/// Something happened to the keys, the log or the backups, on which all else rests.
final class KeysAndLogRule implements Rule {
    private static final long FIRST = 64;

    @Override
    public String name() {
        return "keys-and-log";
    }

    @Override
    public Grade grade() {
        return Grade.ALARM;
    }

    /// All else rests on these.
    @Override
    public boolean mayBeOff() {
        return false;
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        return switch (scene.entry().kind()) {
            case "log-halted" -> scene.found(this, grade(), "log-halted");
            case "log-check-failed" -> scene.found(this, grade(), "log-check-failed");
            case "log-key-changed" -> scene.found(this, grade(), "log-key-changed");
            // Each installation makes its keys once, with its first entries.
            case "keys-created" ->
                scene.placed().position() < FIRST ? Optional.empty() : scene.found(this, grade(), "keys-created");
            // One that failed, or none proven to come back for too long.
            case "backup-failed" -> scene.found(this, grade(), "backup-failed");
            case "retention-refused" -> scene.found(this, grade(), "retention-refused");
            case "retention-waiting" -> scene.found(this, Grade.NOTICE, "retention-waiting");
            case "restore-opened" -> scene.found(this, Grade.WARNING, "restore-opened");
            case "restore-opened-without-journal" -> scene.found(this, grade(), "restore-opened-without-journal");
            case "log-pruned" -> scene.found(this, Grade.NOTICE, "log-pruned");
            // Whoever does this unasked makes a way in, or shuts everybody out.
            case "seal-added", "seal-removed", "server-sealed", "split-begun", "root-changed" ->
                scene.found(this, grade(), scene.entry().kind());
            // Bailee itself does so every week.
            case "key-epoch-begun" ->
                scene.entry().actor().equals(Actor.bailee().id())
                        ? Optional.empty()
                        : scene.found(this, Grade.WARNING, "key-epoch-begun");
            case "key-rotation-halted" -> scene.found(this, grade(), "key-rotation-halted");
            case "seal-not-opened" -> scene.found(this, Grade.WARNING, "seal-not-opened");
            case "server-unsealed" -> scene.found(this, Grade.NOTICE, "server-unsealed");
            case "key-created" -> scene.found(this, Grade.NOTICE, "key-created");
            default -> Optional.empty();
        };
    }
}
