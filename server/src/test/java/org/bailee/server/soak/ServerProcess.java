package org.bailee.server.soak;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bailee.server.BaileeServer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A server in a JVM of its own, as an operator runs it, so that it can be killed.
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Process process;
    private final Path home;
    private final String url;
    private final HttpClient client;
    private final Duration startedIn;

    private ServerProcess(Process process, Path home, String url, HttpClient client, Duration startedIn) {
        this.process = process;
        this.home = home;
        this.url = url;
        this.client = client;
        this.startedIn = startedIn;
    }

    /// Returns when it answers.
    static ServerProcess start(Path home, int port, List<String> options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--home", home.toString(), "--port", String.valueOf(port)));
        arguments.addAll(options);
        long from = System.nanoTime();
        Process process = begin(home, arguments);
        String url = "https://localhost:" + port;
        try {
            HttpClient client = awaitAnswer(process, home, url);
            return new ServerProcess(process, home, url, client, Duration.ofNanos(System.nanoTime() - from));
        } catch (AssertionError failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    /// Puts the newest backup back into a home; the process is the caller's to kill or to wait for.
    static Process restore(Path backups, Path home) throws IOException {
        return begin(home, List.of("restore", "--from", backups.toString(), "--home", home.toString()));
    }

    /// A process of ours with these arguments, which nobody waits for.
    static Process begin(Path home, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BaileeServer.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(home).toFile()))
                .directory(new File("/"))
                .start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static Path log(Path home) {
        return home.resolveSibling("server.log");
    }

    Duration startedIn() {
        return startedIn;
    }

    Caller caller(String key) {
        return new Caller(client, url, key);
    }

    Caller administrator() throws IOException {
        return caller(Files.readString(home.resolve("admin.key")).strip());
    }

    long postgresql() throws IOException {
        return Long.parseLong(postmasterFile().getFirst().strip());
    }

    /// The embedded database, seen by its superuser.
    JdbcTemplate database() throws IOException {
        String password = Files.readString(home.resolve("database.password")).strip();
        return new JdbcTemplate(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3).strip() + "/bailee",
                "bailee_administrator",
                password));
    }

    /// `kill -9` of the JVM: nothing of ours runs any more, not even a shutdown hook.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// `kill -9` of PostgreSQL's first process.
    void killPostgresql() throws IOException {
        ProcessHandle.of(postgresql()).ifPresent(ProcessHandle::destroyForcibly);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// Asks it to stop, as an operator does.
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        client.shutdownNow();
    }

    private List<String> postmasterFile() throws IOException {
        return Files.readAllLines(home.resolve("database/data/postmaster.pid"));
    }

    private static HttpClient awaitAnswer(Process process, Path home, String url)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (Files.exists(home.resolve("tls/ca.pem"))) {
                HttpClient client = client(home.resolve("tls/ca.pem"));
                HttpRequest health = HttpRequest.newBuilder(URI.create(url + "/health"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
                try {
                    if (client.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                        return client;
                    }
                } catch (IOException _) {
                    // Does not listen yet.
                }
                client.shutdownNow();
            }
            Thread.sleep(25);
        }
        throw new AssertionError("The server did not start:\n" + Files.readString(log(home)));
    }

    private static HttpClient client(Path authority) throws IOException {
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "bailee", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, factory.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .sslContext(tls)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
