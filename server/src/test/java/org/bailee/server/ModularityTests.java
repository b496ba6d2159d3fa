package org.bailee.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bailee.server.planted.ring.Ring;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/// The rooms: each uses only what it says it uses, through the doors, and nothing goes round in a ring.
class ModularityTests {
    /// `| register | Register | what it promises | shared types database audit |`
    private static final Pattern ROOM = Pattern.compile("^\\| `([a-z]+)` \\|[^|]*\\|[^|]*\\| ([a-z —]+?) \\|$");

    @Test
    void everyRoomKeepsToItsWalls() {
        ApplicationModules.of(BaileeServer.class).verify();
    }

    @Test
    void aRingOfRoomsWouldBeFound() {
        ApplicationModules ring = ApplicationModules.of(Ring.class, (ImportOption) _ -> true);
        assertThatThrownBy(ring::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle");
    }

    @Test
    void theMapInTheDocumentsIsTheMapInTheCode() throws IOException {
        assertThat(drawn()).isEqualTo(declared());
    }

    private static Map<String, Set<String>> drawn() throws IOException {
        Map<String, Set<String>> rooms = new TreeMap<>();
        for (String line : Files.readAllLines(SourceTree.file("docs/concepts/the-house.md"))) {
            var row = ROOM.matcher(line);
            if (row.matches()) {
                Set<String> uses = new TreeSet<>(Arrays.asList(row.group(2).split(" ")));
                uses.remove("—");
                rooms.put(row.group(1), uses);
            }
        }
        return rooms;
    }

    private static Map<String, Set<String>> declared() {
        Map<String, Set<String>> rooms = new TreeMap<>();
        ApplicationModules.of(BaileeServer.class).forEach(module -> {
            String name = module.getIdentifier().toString();
            Package room = packageOf(module.getBasePackage().getName());
            ApplicationModule walls = room.getAnnotation(ApplicationModule.class);
            assertThat(walls).as("@ApplicationModule of " + name).isNotNull();
            rooms.put(name, new TreeSet<>(Arrays.asList(walls.allowedDependencies())));
        });
        return rooms;
    }

    private static Package packageOf(String name) {
        try {
            return Class.forName(name + ".package-info").getPackage();
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("no package-info in " + name, missing);
        }
    }
}
