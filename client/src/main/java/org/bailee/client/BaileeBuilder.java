package org.bailee.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Gathers what is needed to reach a server.
public final class BaileeBuilder {
    private final URI url;
    private @Nullable ApiKey key;
    private @Nullable String certificate;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration timeout = Duration.ofSeconds(60);
    private Patience patience = Patience.USUAL;
    private HttpClient.Version version = HttpClient.Version.HTTP_2;

    BaileeBuilder(URI url) {
        if (!"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("Bailee speaks HTTPS only: the URL must begin with https://");
        }
        String text = url.toString();
        this.url = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    public BaileeBuilder key(ApiKey apiKey) {
        key = apiKey;
        return this;
    }

    /// Trusts this certificate and no other; without it the JDK's certificate authorities are trusted.
    public BaileeBuilder certificate(String pem) {
        certificate = pem;
        return this;
    }

    public BaileeBuilder certificate(Path file) throws IOException {
        return certificate(Files.readString(file, StandardCharsets.US_ASCII));
    }

    public BaileeBuilder connectTimeout(Duration duration) {
        connectTimeout = duration;
        return this;
    }

    /// For one answer; a call that is tried again may take several times as long.
    public BaileeBuilder timeout(Duration duration) {
        timeout = duration;
        return this;
    }

    /// How often a call is tried before it fails, and the first and longest pause between.
    public BaileeBuilder patience(int attempts, Duration first, Duration longest) {
        patience = new Patience(attempts, first, longest);
        return this;
    }

    /// One connection per request in flight, rather than many requests on one: more throughput for bulk work.
    public BaileeBuilder http1() {
        version = HttpClient.Version.HTTP_1_1;
        return this;
    }

    public Bailee build() {
        if (key == null) {
            throw new IllegalStateException("Give a key: every request but health needs one");
        }
        HttpClient client = client();
        return new Bailee(client, new Wire(client, url, key, timeout, patience));
    }

    /// For people who bring what opens a sealed server. Needs no key, and sends none.
    public SealedServer sealed() {
        HttpClient client = client();
        return new SealedServer(client, new Wire(client, url, null, timeout, patience).hasty());
    }

    private HttpClient client() {
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(version)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER);
        if (certificate != null) {
            http.sslContext(Trust.of(certificate));
        }
        return http.build();
    }
}
