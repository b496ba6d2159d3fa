package org.bailee.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.testing.Alone;

/// Tokens in software that behave like those in hardware; on Debian and as root SoftHSM is installed if it is
/// not there.
final class SoftHsm {
    static final String PIN = "482913";

    private static final List<Path> LIBRARIES =
            List.of(Path.of("/usr/lib/softhsm/libsofthsm2.so"), Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    // The library reads its configuration once in a process, and sees no token that is made later.
    private static final List<Integer> SLOTS = new ArrayList<>();

    private SoftHsm() {}

    /// Tests that need a token are skipped where there can be none.
    static Path library() {
        // Neither installed twice nor found while half of it is there.
        Optional<Path> library = Alone.does(() -> found().or(SoftHsm::installed));
        assumeTrue(
                library.isPresent(),
                "These tests need SoftHSM, and there is none. Install it: apt-get install softhsm2");
        return library.get();
    }

    /// @return its slot: the same in every test
    static synchronized int token(int number) {
        library();
        if (SLOTS.isEmpty()) {
            try {
                Path configuration = Path.of(
                        Optional.ofNullable(System.getenv("SOFTHSM2_CONF")).orElseThrow());
                Path tokens = Files.createDirectories(configuration.resolveSibling(
                        "tokens-" + ProcessHandle.current().pid()));
                Files.writeString(configuration, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
                for (String label : List.of("first", "second", "gone")) {
                    SLOTS.add(made(label));
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
        return SLOTS.get(number);
    }

    private static int made(String label) {
        String said =
                run("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "73519482");
        Matcher slot = SLOT.matcher(said);
        assertThat(slot.find()).as(said).isTrue();
        return Integer.parseInt(slot.group(1));
    }

    private static Optional<Path> found() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    private static Optional<Path> installed() {
        boolean isDebian = Files.isExecutable(Path.of("/usr/bin/apt-get"));
        if (!"root".equals(System.getProperty("user.name")) || !isDebian) {
            return Optional.empty();
        }
        run("apt-get", "-q", "update");
        run("apt-get", "-q", "install", "-y", "--no-install-recommends", "softhsm2");
        return found();
    }

    private static String run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Arrays.toString(command) + " failed: " + said);
            }
            return said;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
