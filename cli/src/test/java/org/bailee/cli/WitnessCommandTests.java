package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bailee.cli.bulk.Stop;
import org.bailee.crypto.log.NoteSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessCommandTests {
    private final Ran.Shell shell = new Ran.Shell();
    private final String log =
            NoteSigner.log("bailee/0190c1d2e3f40516", new byte[32]).verifier().toString();

    @TempDir
    Path folder;

    @Test
    void keepsItsNameAndSaysSoWhenAnotherIsGiven() {
        Ran first = run("--name", "witness.example/w1");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).contains("witness.example/w1+");
        Ran other = run("--name", "witness.example/w2");
        assertThat(other.exit()).isEqualTo(Exit.USAGE);
        assertThat(other.err()).contains("is called witness.example/w1 and stays so");
        assertThat(run().out()).contains("witness.example/w1+");
    }

    @Test
    void takesNoKeyOfAWitnessForThatOfALog() {
        String key = NoteSigner.witness("witness.example/w1", new byte[32])
                .verifier()
                .toString();
        Ran ran = shell.run("witness", "--folder", folder.resolve("w").toString(), "--log", key);
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("the key of a witness, not of a log");
    }

    @Test
    void showsNoKeyBeforeThereIsOne() {
        Ran none = shell.run("witness", "--folder", folder.resolve("w").toString(), "--show-key");
        assertThat(none.exit()).isNotZero();
        assertThat(none.err()).contains("There is no witness in");
        run("--name", "witness.example/w1");
        Ran shown = shell.run("witness", "--folder", folder.resolve("w").toString(), "--show-key");
        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).startsWith("witness.example/w1+");
    }

    private Ran run(String... more) {
        shell.stop = Stop.never();
        shell.stop.ask();
        String[] words = new String[7 + more.length];
        System.arraycopy(
                new String[] {
                    "witness", "--folder", folder.resolve("w").toString(), "--log", log, "--listen", "127.0.0.1:0"
                },
                0,
                words,
                0,
                7);
        System.arraycopy(more, 0, words, 7, more.length);
        return shell.run(words);
    }
}
