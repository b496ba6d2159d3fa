package org.bailee.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bailee.server.BaileeServer;
import org.bailee.server.keys.Argon2id;
import org.bailee.server.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole server, listening on a free port with the shop's register in force; one for all tests of this JVM.
public final class RunningServer implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    private static final String[] SUPPORT = {
        "subjects.read", "subjects.write", "subjects.list", "subjects.erase", "tokens.make", "tokens.open"
    };

    private static final class Shared {
        private static final RunningServer SERVER = start(List.of());
    }

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final Path home;
    private final String url;
    private final HttpClient client;
    private final String administrator;
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Contract contract;

    private RunningServer(Path home, TestDatabase database, List<String> settings, @Nullable String administrator) {
        this.home = home;
        this.database = database;
        try {
            Path password = Files.writeString(home.resolveSibling("password"), database.password());
            List<String> arguments = Stream.concat(
                            Stream.of(
                                    "--bailee.home=" + home,
                                    "--bailee.port=0",
                                    "--bailee.database.url=" + database.url(),
                                    "--bailee.database.user=" + database.user(),
                                    "--bailee.database.password=file:" + password),
                            settings.stream())
                    .toList();
            SpringApplication server = new SpringApplication(BaileeServer.class);
            server.addInitializers(RunningServer::hashCheaply);
            this.context = server.run(arguments.toArray(String[]::new));
            JsonNode connection = JSON.readTree(Files.readString(home.resolve("connection.json")));
            this.url = connection.get("url").stringValue();
            this.client = HttpClient.newBuilder()
                    .sslContext(trusting(Path.of(connection.get("certificate").stringValue())))
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();
            this.administrator = administrator == null
                    ? Files.readString(home.resolve("admin.key")).strip()
                    : administrator;
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
        this.contract = new Contract(JSON.readTree(
                new Ask(this, null, this.administrator).get("/v1/openapi.json").text()));
    }

    /// Passwords of people who are there to do something else. What a server hashes at, PasswordsTests looks at.
    private static void hashCheaply(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context)
                .registerBean("cheap", Argon2id.class, () -> new Argon2id(8, 1, 1), cheap -> cheap.setPrimary(true));
    }

    public static RunningServer shared() {
        return Shared.SERVER;
    }

    /// A server of one's own, with settings of one's own.
    public static RunningServer start(List<String> settings) {
        RunningServer server = new RunningServer(newHome(), TestDatabase.fresh(), settings, null);
        Answer applied = server.asAdministrator()
                .header("If-Match", "\"0\"")
                .send("PUT", "/v1/register", "application/yaml", shop());
        if (applied.status() != 200) {
            throw new IllegalStateException("the shop's register was refused: " + applied.text());
        }
        return server;
    }

    /// A server on a home and a database that were put back, whose administrator's key is known from before.
    public static RunningServer putBack(Path home, TestDatabase database, RunningServer before) {
        return new RunningServer(home, database, List.of(), before.administrator);
    }

    private static Path newHome() {
        try {
            return Files.createTempDirectory("bailee-it").resolve("home");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] shop() {
        try (InputStream in = RunningServer.class.getResourceAsStream("shop.yaml")) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Ask anonymously() {
        return new Ask(this, contract, null);
    }

    Ask asAdministrator() {
        return new Ask(this, contract, administrator);
    }

    /// As an account with these permissions, the roles of the shop and every purpose; made on first use.
    Ask as(String... permissions) {
        return new Ask(this, contract, keys.computeIfAbsent(String.join(" ", permissions), _ -> newKey(permissions)));
    }

    Ask with(String key) {
        return new Ask(this, contract, key);
    }

    /// As an account that may do everything with people, in the role of support, for orders.
    Ask asSupport() {
        return as(SUPPORT).header("Bailee-Purpose", "fulfil-orders");
    }

    /// The key of [#asSupport], for a test that speaks HTTP itself.
    public String supportKey() {
        return keys.computeIfAbsent(String.join(" ", SUPPORT), _ -> newKey(SUPPORT));
    }

    private String newKey(String... permissions) {
        String words = Arrays.stream(permissions).map(word -> '"' + word + '"').collect(Collectors.joining(","));
        Answer made = asAdministrator()
                .post(
                        "/v1/keys",
                        "{\"name\":\"a test\",\"permissions\":[" + words
                                + "],\"roles\":[\"support\",\"marketing\"],\"purposes\":[],\"peoplePerHour\":\"unlimited\"}");
        return made.json().get("key").stringValue();
    }

    /// The key file its root key is sealed by.
    public String rootKeyFile() {
        try {
            return Files.readString(home.resolve("seal/root.key"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String url() {
        return url;
    }

    public HttpClient client() {
        return client;
    }

    public String administratorKey() {
        return administrator;
    }

    public Path home() {
        return home;
    }

    TestDatabase database() {
        return database;
    }

    Contract contract() {
        return contract;
    }

    public <T> T room(Class<T> type) {
        return context.getBean(type);
    }

    /// Every route of the API that the server really has, as `GET /v1/subjects/{id}`.
    Set<String> routes() {
        return allRoutes().stream()
                .filter(route -> route.contains(" /v1/") || route.endsWith(" /health"))
                .collect(Collectors.toSet());
    }

    /// Every route, of the API and of the console.
    public Set<String> allRoutes() {
        return context
                .getBean(
                        "requestMappingHandlerMapping",
                        org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(route -> route.getPatternValues().stream()
                        .filter(path -> !path.equals("/error"))
                        .flatMap(path -> route.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "bailee", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, factory.getTrustManagers(), null);
        return tls;
    }
}
