package org.bailee.server.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/// An identity provider with keys of its own, which keeps to the rules unless a test tells it to break one.
public final class FakeProvider implements AutoCloseable {
    public static final String CLIENT = "bailee";
    public static final String SECRET = "the client's own secret, long enough for HS256";

    /// Shared, for making one takes a while.
    public static final RSAKey KEY = key("its-own");

    private final HttpServer server;
    private final InstantSource clock;
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    private final Map<String, HttpHandler> instead = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private String subject = "subject-1";
    private Consumer<Map<String, Object>> document = _ -> {};
    private Consumer<JWTClaimsSet.Builder> claims = _ -> {};
    private Function<JWTClaimsSet, String> signature = claimed -> signed(claimed, KEY, JWSAlgorithm.RS256);

    public FakeProvider(InstantSource clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    /// Whoever is signed in there.
    public FakeProvider subject(String sub) {
        subject = sub;
        return this;
    }

    /// Says something else of itself.
    public FakeProvider document(Consumer<Map<String, Object>> change) {
        document = change;
        return this;
    }

    /// Says something else of the person.
    public FakeProvider claims(Consumer<JWTClaimsSet.Builder> change) {
        claims = change;
        return this;
    }

    /// Signs in another way.
    public FakeProvider signature(Function<JWTClaimsSet, String> signing) {
        signature = signing;
        return this;
    }

    /// Answers requests for an address in another way, such as `/realm/token`.
    public FakeProvider instead(String path, HttpHandler handler) {
        instead.put(path, handler);
        return this;
    }

    /// Answers as ever again.
    public FakeProvider back(String path) {
        instead.remove(path);
        return this;
    }

    /// How often anything was asked of it.
    public int requests() {
        return requests.get();
    }

    /// A person signs in there with the address a browser was sent to.
    ///
    /// @return what the browser is sent back with
    public Map<String, String> signIn(URI address) {
        Map<String, String> query = form(address.getRawQuery());
        String code = "code-" + asked.size() + "-" + query.hashCode();
        asked.put(code, query);
        Map<String, String> back = new LinkedHashMap<>();
        back.put("state", query.getOrDefault("state", ""));
        back.put("code", code);
        back.put("iss", issuer());
        return back;
    }

    public static String signed(JWTClaimsSet claims, RSAKey key, JWSAlgorithm algorithm) {
        try {
            return signed(claims, new RSASSASigner(key), algorithm, key.getKeyID());
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static String signed(JWTClaimsSet claims, JWSSigner signer, JWSAlgorithm algorithm, String keyId) {
        try {
            SignedJWT token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static void respond(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        HttpHandler other = instead.get(path);
        if (other != null) {
            other.handle(exchange);
            return;
        }
        switch (path) {
            case "/realm/.well-known/openid-configuration" -> json(exchange, 200, document());
            case "/realm/keys" -> json(exchange, 200, new JWKSet(KEY.toPublicJWK()).toJSONObject());
            case "/realm/token" -> token(exchange);
            default -> json(exchange, 404, Map.of());
        }
    }

    private Map<String, Object> document() {
        Map<String, Object> all = new TreeMap<>(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/keys",
                "subject_types_supported",
                List.of("public"),
                "response_types_supported",
                List.of("code"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"),
                "authorization_response_iss_parameter_supported",
                true));
        document.accept(all);
        return all;
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + java.net.URLEncoder.encode(SECRET, UTF_8)).getBytes(UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            json(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        // Each code is good once.
        Map<String, String> query = asked.remove(form.getOrDefault("code", ""));
        if (query == null
                || !query.get("redirect_uri").equals(form.get("redirect_uri"))
                || !query.get("code_challenge").equals(sha256(form.getOrDefault("code_verifier", "")))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Instant now = clock.instant();
        JWTClaimsSet.Builder claimed = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", query.get("nonce"));
        claims.accept(claimed);
        json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        "opaque",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        signature.apply(claimed.build())));
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        respond(exchange, status, "application/json", new JsonMapper().writeValueAsBytes(body));
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> fields.put(
                        URLDecoder.decode(pair[0], UTF_8), pair.length < 2 ? "" : URLDecoder.decode(pair[1], UTF_8)));
        return fields;
    }

    private static String sha256(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
