package org.bailee.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The jar that people start, in a process and a home of its own.
final class PackagedServer {
    private static final Pattern CODE = Pattern.compile("uses this code, once:\\s+(\\S+)");
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);
    private static final long PATIENCE_SECONDS = 90;

    private final Process process;
    private final Path home;
    private final Path out;

    private PackagedServer(Process process, Path home, Path out) {
        this.process = process;
        this.home = home;
        this.out = out;
    }

    static PackagedServer start() {
        try {
            Path folder = Files.createTempDirectory("bailee-browser");
            Path home = folder.resolve("home");
            Path out = folder.resolve("out");
            Path backups = Files.createDirectory(folder.resolve("backups"));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            jar().toString(),
                            "--bailee.home=" + home,
                            "--bailee.backup.folder=" + backups,
                            "--bailee.backup.every=0s",
                            "--bailee.port=0")
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            PackagedServer server = new PackagedServer(process, home, out);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            server.await();
            return server;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// By its name: a passkey is made for one, and an address is none.
    String url() throws IOException {
        return "https://localhost:" + URI.create(connection("url")).getPort();
    }

    String firstCode() throws IOException {
        Matcher code = CODE.matcher(Files.readString(out));
        if (!code.find()) {
            throw new IllegalStateException("The server told no code for the first administrator.");
        }
        return code.group(1);
    }

    /// What a browser is told to trust: the SHA-256 of the certificate's public key.
    String keyDigest() throws IOException {
        Matcher certificate = CERTIFICATE.matcher(Files.readString(home.resolve("tls/server.pem")));
        if (!certificate.find()) {
            throw new IllegalStateException("The server has no certificate.");
        }
        try (InputStream in = new ByteArrayInputStream(certificate.group().getBytes(StandardCharsets.US_ASCII))) {
            byte[] key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey()
                    .getEncoded();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// May do everything.
    String firstKey() throws IOException {
        return Files.readString(home.resolve("admin.key")).strip();
    }

    /// What opens the one seal there is at first.
    String rootKey() throws IOException {
        return Files.readString(home.resolve("seal/root.key"));
    }

    private String connection(String name) throws IOException {
        JsonObject connection = JsonParser.parseString(Files.readString(home.resolve("connection.json")))
                .getAsJsonObject();
        return connection.get(name).getAsString();
    }

    private void await() throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!CODE.matcher(Files.readString(out)).find() || !Files.exists(home.resolve("connection.json"))) {
            if (!process.isAlive() || System.nanoTime() > until) {
                stop();
                throw new IllegalStateException("The server did not start:\n" + Files.readString(out));
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
        }
    }

    private static Path jar() throws IOException {
        Path folder = Path.of("").toAbsolutePath().resolveSibling("server").resolve("target");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "There is no packaged server in " + folder + "; run ./mvnw verify."));
        }
    }
}
