package org.bailee.server.watch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Somebody opened a record in an emergency; often, or to no good end.
final class BreakGlassRule implements Rule {
    private static final Dial A_DAY = new Dial("a-day", 2, 50, 3);

    @Override
    public String name() {
        return "break-glass";
    }

    @Override
    public Grade grade() {
        return Grade.ALARM;
    }

    @Override
    public List<Dial> dials() {
        return List.of(A_DAY);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        LocalDate today = scene.date();
        return switch (scene.entry().kind()) {
            case "break-glass-opened" -> {
                int times = scene.profile().day(today).emergencies;
                yield times >= tuning.of(this, A_DAY)
                        ? scene.found(this, grade(), "break-glass-often", times)
                        : scene.found(this, Grade.WARNING, name());
            }
            case "break-glass-reviewed" ->
                scene.detail("verdict").equals("not-justified")
                        ? scene.found(this, Grade.WARNING, "break-glass-unjustified", scene.detail("break-glass"))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
