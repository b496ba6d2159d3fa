package org.bailee.server.watch;

import java.util.Optional;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.Actor;

/// Stored bytes are not as they were written, or a job of Bailee's own failed.
final class FailureRule implements Rule {
    /// The vault's word for a seal that does not verify.
    private static final String CORRUPT = "corrupt";

    @Override
    public String name() {
        return "failure";
    }

    @Override
    public Grade grade() {
        return Grade.ALARM;
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        if (scene.entry().outcome() != Outcome.FAILED) {
            return Optional.empty();
        }
        if (scene.detail("why").equals(CORRUPT)) {
            return scene.entry()
                    .subject()
                    .flatMap(person -> scene.about(this, grade(), "data-corrupt", person))
                    .or(() -> scene.found(this, grade(), "data-corrupt"));
        }
        return scene.entry().actor().equals(Actor.bailee().id())
                ? scene.found(this, Grade.WARNING, "job-failed", scene.entry().kind())
                : Optional.empty();
    }
}
