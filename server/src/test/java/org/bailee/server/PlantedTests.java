package org.bailee.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every wall is shown to stop what it was built against.
class PlantedTests {
    private static final String PLANTED = "org.bailee.server.planted.";
    private static final Map<String, String> BREACHES = Map.ofEntries(
            Map.entry("ONLY_STORES_SPEAK_SQL", "ReadsTheDatabase"),
            Map.entry("ONLY_KEYS_TOUCH_CRYPTOGRAPHY", "Enciphers"),
            Map.entry("ONLY_API_AND_CONSOLE_KNOW_THE_WEB", "KnowsTheWeb"),
            Map.entry("TIME_IS_HANDED_IN", "LooksAtTheClock"),
            Map.entry("CHANCE_IS_HANDED_IN", "RollsDice"),
            Map.entry("NOTHING_IS_INJECTED_INTO_FIELDS", "InjectedField"),
            Map.entry("TRANSACTIONS_ARE_EXPLICIT", "HiddenTransaction"),
            Map.entry("NAMES_SAY_SOMETHING", "RecordManager"),
            Map.entry("NO_NAME_OF_JAVA_LANG", "Module"),
            Map.entry("ONLY_ACCESS_GRANTS", "Grant"),
            Map.entry("ONLY_IDENTITY_MAKES_ACTORS", "Impostor"),
            Map.entry("WIRING_AND_STORES_ARE_PRIVATE", "PublicStore"),
            Map.entry("ONLY_API_HAS_ENDPOINTS", "StrayEndpoint"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void isCaught(String name, ArchRule wall, String planted) throws ClassNotFoundException {
        var bad = new ClassFileImporter().importClasses(Class.forName(PLANTED + planted));
        assertThat(wall.evaluate(bad).hasViolation()).as(name).isTrue();
    }

    @Test
    void noWallIsWithoutItsBreach() {
        assertThat(BREACHES.keySet())
                .containsExactlyInAnyOrderElementsOf(ArchitectureTests.walls()
                        .map(wall -> (String) wall.get()[0])
                        .toList());
    }

    static Stream<Arguments> breaches() {
        return ArchitectureTests.walls()
                .map(wall -> Arguments.of(wall.get()[0], wall.get()[1], BREACHES.get((String) wall.get()[0])));
    }
}
