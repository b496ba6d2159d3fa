package org.bailee.server.database;

import java.io.IOException;

/// Signals to processes. Java's own can only send TERM, on which PostgreSQL waits for its clients to leave.
final class Signals {
    private Signals() {}

    static void send(String signal, long pid) {
        try {
            // The shell's builtin: small systems have no kill program.
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException _) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }
}
