package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change without a stated version is made from the newest, and says so where that cannot be known.
class ChangeTests {
    private final Ran.Shell shell = new Ran.Shell();
    private FakeBailee server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = new FakeBailee();
        server.people.put("person-1", FakeBailee.JSON.createObjectNode());
        server.person("person-1").putObject("profile").put("points", 1);
        shell.environment.put("BAILEE_HOME", server.homeIn(folder).toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void needsTheVersionFromAKeyThatMayNotLook() {
        server.changes.blind = true;

        Ran refused = change();
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("this key may not look. (role.sees-nothing)", "--made-from N");
        assertThat(change("--made-from", "1").exit()).isEqualTo(Exit.DONE);
        assertThat(server.person("person-1").toString()).isEqualTo("{\"profile\":{\"points\":\"2\"}}");
    }

    @Test
    void overwritesNothingThatChangedMeanwhile() {
        server.changes.hasty = true;

        Ran refused = change();
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("at the same moment; nothing was changed here.", "same command again");
        assertThat(server.person("person-1").toString()).isEqualTo("{\"profile\":{\"points\":1}}");
    }

    private Ran change(String... more) {
        String[] command = {"change", "person-1", "--as", "fulfil-orders", "profile.points=2"};
        return shell.run(Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new));
    }
}
