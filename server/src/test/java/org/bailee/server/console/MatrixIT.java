package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.SetUp;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page and form of the console against everybody who may ask for it: `matrix.txt`.
class MatrixIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final String NOBODYS = "01890000-0000-7000-8000-000000000001";
    private static final List<String> LINES = lines();
    private static final List<String> WHO = columns(LINES.stream()
            .filter(line -> line.startsWith("# route"))
            .findFirst()
            .orElseThrow()
            .substring("# route".length()));

    /// The routes that several people's answers are known for by looks: how each is told from another.
    private static final Map<String, String> PLACES =
            Map.of("/sign-in", "door", "/sign-in/code", "code", "/set-up", "set-up", "/", "home");

    private static final Map<String, Known> KNOWN = new HashMap<>();
    private static final Duration FRESH = Duration.ofMinutes(2);

    private record Known(Visitor visitor, long since) {}

    record Row(String method, String path, List<String> answers) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Row> rows() {
        return LINES.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(MatrixIT::columns)
                .map(words -> new Row(words.get(0), words.get(1), words.subList(2, words.size())));
    }

    @Test
    @Tag("ASVS-6.1.3")
    void hasEveryRouteThereIsAndNoOther() {
        List<String> console = SERVER.allRoutes().stream()
                .filter(route -> !route.contains(" /v1/") && !route.endsWith(" /health"))
                .sorted()
                .toList();
        assertThat(rows().map(Row::toString).sorted().toList()).isEqualTo(console);
    }

    @ParameterizedTest
    @Tag("S38")
    @MethodSource("rows")
    @Tag("ASVS-8.2.1")
    void answersEachAsWritten(Row row) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String who : WHO) {
            String answer = answer(visitor(who), row);
            answers.put(who, answer);
            if (!row.method().equals("GET") && !answer.startsWith("4")) {
                // They may have signed out, or not be who they were.
                KNOWN.remove(who);
            }
        }
        assertThat(answers.values().stream().toList()).as("%s for %s", row, WHO).isEqualTo(row.answers());
    }

    private static String answer(Visitor visitor, Row row) {
        String path = row.path().replace("{id}", NOBODYS).replace("{part}", "1").replace("{name}", "none.css");
        // Any page with a form gives a token.
        visitor.get("/sign-in");
        Shown shown = row.method().equals("GET") ? visitor.get(path) : visitor.post(path, Map.of());
        if (shown.status() == 200) {
            return "ok";
        }
        if (shown.status() != 302 && shown.status() != 303) {
            return Integer.toString(shown.status());
        }
        // What was done leads on by 303, who is in the wrong place by 302.
        return shown.status() == 303 ? "done" : PLACES.getOrDefault(shown.location(), shown.location());
    }

    /// One for many rows: to make somebody costs two hundred times as much as to ask for a page. Nobody so long that
    /// they
    /// have to show their second factor again.
    private static Visitor visitor(String who) {
        Known known = KNOWN.get(who);
        if (known == null || System.nanoTime() - known.since() > FRESH.toNanos()) {
            known = new Known(made(who), System.nanoTime());
            KNOWN.put(who, known);
        }
        return known.visitor();
    }

    private static Visitor made(String who) {
        People people = People.of(SERVER);
        return switch (who) {
            case "nobody" -> new Visitor(SERVER);
            case "halfway" -> {
                Person person = people.make(StaffRole.ADMINISTRATOR);
                Visitor visitor = new Visitor(SERVER);
                visitor.get("/sign-in");
                visitor.post("/sign-in", Map.of("name", person.name(), "password", People.PASSWORD));
                yield visitor;
            }
            case "setting-up" ->
                Visitor.with(
                        SERVER,
                        SERVER.room(SetUp.class)
                                .open(people.invite("new-" + System.nanoTime(), StaffRole.ADMINISTRATOR), People.HERE)
                                .orElseThrow()
                                .token());
            default ->
                Visitor.with(
                        SERVER, people.make(StaffRole.named(who).orElseThrow()).token());
        };
    }

    private static List<String> columns(String line) {
        return Arrays.stream(line.strip().split("\\s+")).collect(Collectors.toList());
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(MatrixIT.class.getResourceAsStream("matrix.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
