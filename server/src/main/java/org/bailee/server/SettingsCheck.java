package org.bailee.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Violation;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// Refuses settings that mean nothing or do not fit, all of them at once. Never repeats a value: it may be a secret.
final class SettingsCheck {
    private final KnownSettings known;
    private final ConfigurableEnvironment environment;

    SettingsCheck(KnownSettings known, ConfigurableEnvironment environment) {
        this.known = known;
        this.environment = environment;
    }

    void run() {
        List<Violation> wrong = new ArrayList<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof SystemEnvironmentPropertySource variables) {
                names(variables)
                        .filter(name -> name.startsWith("BAILEE_") && !known.knows(name))
                        // The environment is shared: only what looks like a slip of the pen is taken for one.
                        .forEach(name -> known.nearest(name).ifPresent(near -> wrong.add(unknown(name, near))));
            } else if (source instanceof EnumerablePropertySource<?> settings) {
                names(settings)
                        .filter(name -> name.startsWith(KnownSettings.PREFIX + ".") && !known.knows(name))
                        .forEach(name -> wrong.add(known.nearest(name)
                                .map(near -> unknown(name, near))
                                .orElseGet(() -> unknown(name))));
            }
        }
        known.records().forEach((type, prefix) -> wrong.addAll(unfit(type, prefix)));
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong.stream().distinct().toList());
        }
    }

    private List<Violation> unfit(Class<?> type, String prefix) {
        try {
            Binder.get(environment).bindOrCreate(prefix, Bindable.of(type));
            return List.of();
        } catch (BindException failed) {
            Optional<Problem> problem = StartFailure.problem(failed);
            if (problem.isPresent() && problem.get() instanceof Invalid invalid) {
                return invalid.violations();
            }
            return List.of(problem.map(
                            said -> new Violation(failed.getName().toString(), said.code(), said.says(), said.hint()))
                    .orElseGet(() -> new Violation(
                            failed.getName().toString(),
                            "setting.unfit",
                            "This is not a " + word(failed.getTarget()) + ".",
                            "Put a " + word(failed.getTarget()) + " there, or leave the setting out.")));
        }
    }

    private static String word(Bindable<?> target) {
        Class<?> type = target.getType().resolve(Object.class);
        return Map.<Class<?>, String>of(
                        int.class, "whole number", long.class, "whole number", boolean.class, "true or false")
                .getOrDefault(type, type.getSimpleName());
    }

    private static Stream<String> names(EnumerablePropertySource<?> source) {
        return Stream.of(source.getPropertyNames());
    }

    private static Violation unknown(String name, String near) {
        return new Violation(name, "setting.unknown", "There is no such setting.", "Did you mean " + near + "?");
    }

    private Violation unknown(String name) {
        return new Violation(
                name,
                "setting.unknown",
                "There is no such setting.",
                "Known: " + String.join(", ", known.names()) + ".");
    }
}
