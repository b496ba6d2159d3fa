package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every reason, rule and dial can be said in every language.
class ReasonsTests {
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");

    @Test
    void everyLanguageHasTheSameTexts() {
        assertThat(Reasons.bundle(Locale.GERMAN).keySet())
                .isEqualTo(Reasons.bundle(Locale.ENGLISH).keySet());
        assertThat(Reasons.say(Locale.GERMAN, "honey", List.of())).startsWith("Jemand");
    }

    @Test
    void everyRuleAndDialIsDescribed() {
        for (Rule rule : Rules.ALL) {
            assertThat(Reasons.rule(Locale.ENGLISH, rule.name())).isNotEmpty();
            rule.dials()
                    .forEach(dial -> assertThat(Reasons.dial(Locale.ENGLISH, rule.name(), dial.name()))
                            .isNotEmpty());
        }
    }

    /// A reason that no rule gives any more would be dead words.
    @Test
    void everyReasonIsGivenSomewhere() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/bailee/server/watch"))) {
            for (Path file : files.toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(found -> said.add(found.group(1)));
            }
        }
        assertThat(said)
                .containsAll(Reasons.bundle(Locale.ENGLISH).keySet().stream()
                        .filter(key -> !key.contains("."))
                        .toList());
    }
}
