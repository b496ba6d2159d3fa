package org.bailee.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/// The real server in a process of its own, with an embedded database and a home of its own.
final class ServerProcess implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    private final Process process;
    private final Path home;
    private final URI address;
    private final double startSeconds;

    private ServerProcess(Process process, Path home, URI address, double startSeconds) {
        this.process = process;
        this.home = home;
        this.address = address;
        this.startSeconds = startSeconds;
    }

    /// @param options of the JVM
    static ServerProcess start(Path jar, Path home, String... options) throws IOException, InterruptedException {
        int port = freePort();
        long from = System.nanoTime();
        Path log = home.resolveSibling(home.getFileName() + ".log");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(Tools.SERVER_OPTIONS);
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar.toString(), "--home", home.toString(), "--port", Integer.toString(port)));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // One key sends all the load here: more than the share of one, on a fast machine.
        builder.environment().put("BAILEE_LIMITS_REQUESTSPERSECOND", "1000000");
        Process process = builder.start();
        URI address = URI.create("https://localhost:" + port);
        while (!isUp(home, address)) {
            if (!process.isAlive() || System.nanoTime() - from > PATIENCE) {
                process.destroy();
                throw new IOException("The server did not start; its log is " + log);
            }
            Thread.sleep(20);
        }
        return new ServerProcess(process, home, address, (System.nanoTime() - from) / 1e9);
    }

    private static boolean isUp(Path home, URI address) {
        if (!Files.exists(home.resolve("connection.json"))) {
            return false;
        }
        try (Wire wire = new Wire(address, Trust.of(home), "")) {
            return wire.send("GET", "/health", "", "").status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    Wire connect(String key) throws IOException {
        return new Wire(address, trust(), key);
    }

    SSLContext trust() throws IOException {
        return Trust.of(home);
    }

    String administratorKey() throws IOException {
        return Files.readString(home.resolve("admin.key")).strip();
    }

    Path home() {
        return home;
    }

    /// From the start of the process to the first healthy answer, database included.
    double startSeconds() {
        return startSeconds;
    }

    /// Resident memory of the server's JVM in MiB; 0 where the system does not tell.
    long residentMebibytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
