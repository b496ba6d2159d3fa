package org.bailee.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the system account `bailee` when root starts us where PostgreSQL has no account to run as, such as in a new
/// container: what the package of any daemon does when it is installed.
final class NewAccount {
    private static final Logger log = LoggerFactory.getLogger(NewAccount.class);
    private static final long PATIENCE_SECONDS = 30;

    private NewAccount() {}

    /// Only where nothing is decided yet: data that belongs to somebody stays theirs.
    static boolean isNeeded(Optional<Integer> owner, List<Account.Entry> entries) {
        boolean isFree = owner.isEmpty() || owner.get() == 0;
        return isFree && Account.preferred(entries).isEmpty();
    }

    /// If it cannot be made, whoever looks for an account says so, and how to make one.
    static void make() {
        Optional<Path> useradd = Stream.of("/usr/sbin", "/sbin", "/usr/bin")
                .map(folder -> Path.of(folder, "useradd"))
                .filter(Files::isExecutable)
                .findFirst();
        if (useradd.isEmpty()) {
            return;
        }
        try {
            Process process = new ProcessBuilder(
                            useradd.get().toString(),
                            "--system",
                            "--user-group",
                            "--no-create-home",
                            "--shell",
                            "/usr/sbin/nologin",
                            "bailee")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                log.info("Made the system account bailee, because PostgreSQL refuses to run as root.");
            }
        } catch (IOException failed) {
            log.warn("The system account bailee could not be made: {}", failed.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
