package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bailee.cli.bulk.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A hint can be typed as it stands.
class ProgramNameTests {
    private static final ProgramName CHECKOUT = ProgramName.in(Map.of("BAILEE_TYPED", "./bailee"));

    @ParameterizedTest
    @ValueSource(strings = {"Find the person with %s find.", "runs (%s start)", "`%s register export`", "%s keys list"})
    void standsBeforeEveryCommand(String text) {
        assertThat(CHECKOUT.in(text.formatted("bailee"))).isEqualTo(text.formatted("./bailee"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/bailee find", "./bailee find", "bailee: no", "in bailee data", "bailee-data open"})
    void leavesEverythingElse(String text) {
        assertThat(CHECKOUT.in(text)).isEqualTo(text);
    }

    @Test
    void knowsEveryCommand() {
        CommandTree.of(Console.ofThisProcess(), Stop.never())
                .getSubcommands()
                .keySet()
                .forEach(name -> assertThat(CHECKOUT.in("bailee " + name)).isEqualTo("./bailee " + name));
    }

    @Test
    void isQuotedWhereAShellWouldTearIt() {
        assertThat(ProgramName.in(Map.of("BAILEE_TYPED", "/my work/bailee")).in("bailee start"))
                .isEqualTo("'/my work/bailee' start");
        assertThat(ProgramName.in(Map.of()).typed()).isEqualTo("bailee");
    }

    @Test
    void standsInHintsOfServersAndInHelp(@TempDir Path folder) throws IOException {
        Ran.Shell shell = new Ran.Shell();
        shell.environment.put("BAILEE_TYPED", "./bailee");
        try (FakeBailee server = new FakeBailee()) {
            shell.environment.put("BAILEE_HOME", server.homeIn(folder).toString());

            assertThat(shell.run("open", "person-1", "--as", "fulfil-orders").err())
                    .contains("hint: Find the person with ./bailee find.");
            assertThat(shell.run("find").err()).contains("hint: See: ./bailee find --help");
            assertThat(shell.run("find", "--help").out())
                    .contains("Usage: ./bailee find", "  ./bailee find --as fulfil-orders profile.email=-")
                    .doesNotContain(" bailee find");
        }
    }
}
