package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;

/// Somebody looked at a person who is none, about whom nobody can have had a question.
final class HoneyRule implements Rule {
    /// A search that finds so few was for them. A longer list holds decoys by chance.
    private static final Dial FOUND_AMONG = new Dial("found-among", 0, 16, 1);

    /// What is done to every person by whoever looks after all of them.
    private static final Set<String> ORDINARY = Set.of("subject-created", "log-read", "alert-read");

    @Override
    public String name() {
        return "honey";
    }

    @Override
    public Grade grade() {
        return Grade.ALARM;
    }

    @Override
    public List<Dial> dials() {
        return List.of(FOUND_AMONG);
    }

    /// Whoever switches it off knows that there are decoys, and not which.
    @Override
    public boolean mayBeOff() {
        return false;
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        String kind = scene.entry().kind();
        if (scene.decoys().people().isEmpty() || ORDINARY.contains(kind) || isBailee(scene)) {
            return Optional.empty();
        }
        if (kind.equals("person-found")) {
            return isAmongFew(scene, tuning.of(this, FOUND_AMONG))
                    ? decoy(scene).flatMap(decoy -> scene.about(this, Grade.WARNING, "honey-found", decoy))
                    : Optional.empty();
        }
        return decoy(scene)
                .flatMap(decoy -> scene.about(this, grade(), scene.isOpening() ? name() : "honey-touched", decoy));
    }

    private static Optional<SubjectId> decoy(Scene scene) {
        return scene.entry().subject().filter(scene.decoys()::has);
    }

    /// Whether the search found no more people than this.
    private static boolean isAmongFew(Scene scene, long most) {
        String found = scene.detail("found");
        return found.matches("[0-9]{1,9}") && Long.parseLong(found) <= most;
    }

    private static boolean isBailee(Scene scene) {
        return scene.entry().actor().equals(Actor.bailee().id());
    }
}
