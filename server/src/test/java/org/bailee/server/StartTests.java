package org.bailee.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.shared.Violation;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class StartTests {
    record Sample(int port, Optional<String> seal, Inner database) {
        record Inner(Optional<String> url, boolean fastPath) {}
    }

    private static final KnownSettings KNOWN = KnownSettings.of(Map.of(Sample.class, "bailee"));

    @Test
    void knowsEverySettingThatARecordDeclares() {
        assertThat(KNOWN.names())
                .containsExactly("bailee.database.fast-path", "bailee.database.url", "bailee.port", "bailee.seal");
    }

    @Test
    void takesSettingsInEverySpellingSpringKnows() {
        assertThatCode(() -> check(
                        Map.of("bailee.port", "1", "bailee.database.fastPath", "true", "other.port", "x"),
                        Map.of("BAILEE_DATABASE_URL", "x", "BAILEE_JDK", "x", "HOME", "x")))
                .doesNotThrowAnyException();
    }

    @Test
    void tellsEveryMistakeAtOnceWithoutRepeatingAValue() {
        Invalid problem = catchThrowableOfType(
                Invalid.class,
                () -> check(
                        Map.of("bailee.prot", "1", "bailee.colour", "secret-value", "bailee.port", "secret-value"),
                        Map.of("BAILEE_DATABSE_URL", "secret-value")));
        assertThat(problem.violations())
                .extracting(Violation::where)
                .containsExactlyInAnyOrder("bailee.prot", "bailee.colour", "bailee.port", "BAILEE_DATABSE_URL");
        assertThat(problem.violations())
                .extracting(Violation::hint)
                .contains("Did you mean bailee.port?", "Did you mean bailee.database.url?");
        assertThat(problem.violations().toString()).doesNotContain("secret-value");
    }

    @Test
    void turnsOptionsIntoSettings() {
        assertThat(StartOptions.toProperties(
                        new String[] {"--home", "here", "--port=1", "--database-url", "jdbc:x", "--bailee.seal=y"}))
                .containsExactly(
                        "--bailee.home=here", "--bailee.port=1", "--bailee.database.url=jdbc:x", "--bailee.seal=y");
    }

    @Test
    void refusesOptionsThereAreNotWithoutRepeatingAStrayValue() {
        assertThatThrownBy(() -> StartOptions.toProperties(new String[] {"--hom", "--port", "--home", "x", "hunter2"}))
                .isInstanceOfSatisfying(Invalid.class, problem -> {
                    assertThat(problem.violations())
                            .extracting(Violation::code)
                            .containsExactly("option.unknown", "option.no-value", "option.stray");
                    assertThat(problem.violations().toString()).doesNotContain("hunter2");
                });
    }

    @Test
    void saysWhyItDidNotStartAndWhatToDo() {
        Throwable wrapped = new IllegalStateException(
                "x", new IllegalStateException(new Unavailable("some.code", "It is away.", "Bring it back.")));
        assertThat(printed(wrapped)).isEqualTo("""

                Bailee did not start.
                  It is away.
                  hint: Bring it back.
                """);
        assertThat(printed(new IllegalStateException(new PortInUseException(8443))))
                .contains("port 8443", "--port");
        assertThat(StartFailure.problem(new IllegalStateException("a fault of ours")))
                .isEmpty();
    }

    private static String printed(Throwable failure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StartFailure.print(
                StartFailure.problem(failure).orElseThrow(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void check(Map<String, Object> settings, Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        List.copyOf(environment.getPropertySources().stream().toList())
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addLast(new MapPropertySource("settings", settings));
        environment.getPropertySources().addLast(new SystemEnvironmentPropertySource("variables", variables));
        new SettingsCheck(KNOWN, environment).run();
    }
}
