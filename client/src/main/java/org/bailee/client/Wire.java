package org.bailee.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Sends requests, again where that is safe, and turns every failure into a [Problem].
final class Wire {
    private final HttpClient http;
    private final URI url;
    private final @Nullable ApiKey key;
    private final Duration timeout;
    private final Patience patience;
    private final SecureRandom random = new SecureRandom();

    /// @param key none for what needs none
    Wire(HttpClient http, URI url, @Nullable ApiKey key, Duration timeout, Patience patience) {
        this.http = http;
        this.url = url;
        this.key = key;
        this.timeout = timeout;
        this.patience = patience;
    }

    /// Asks once and waits for no better times.
    Wire hasty() {
        return new Wire(http, url, key, timeout, new Patience(1, patience.first(), patience.longest()));
    }

    JsonNode json(Call call) {
        return Json.read(send(call.with("Accept", "application/json, application/problem+json"))
                .body());
    }

    /// @throws Problem for every answer that is not a success
    HttpResponse<byte[]> send(Call call) {
        try {
            return persistently(call);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Answered.local("interrupted", "The wait for an answer was interrupted.", "")
                    .problem();
        }
    }

    private HttpResponse<byte[]> persistently(Call call) throws InterruptedException {
        HttpRequest request = request(call);
        for (int attempt = 1; ; attempt++) {
            Optional<String> retryAfter = Optional.empty();
            try {
                HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() < 400) {
                    return response;
                }
                retryAfter = response.headers().firstValue("Retry-After");
                if (!isBusy(response) || attempt >= patience.attempts() || patience.isTooLong(retryAfter)) {
                    throw problem(response);
                }
            } catch (IOException failure) {
                // A connection that was never made has done nothing; after that only a repeatable call is safe.
                boolean safe = call.repeatable() || failure instanceof ConnectException;
                if (!safe || failure instanceof SSLHandshakeException || attempt >= patience.attempts()) {
                    throw unreachable(failure);
                }
            }
            patience.pause(attempt, retryAfter);
        }
    }

    /// A key of 128 random bits for a create that the caller did not give one.
    String freshIdempotencyKey() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + call.path()))
                .timeout(timeout)
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        if (key != null) {
            request.header("Authorization", "Bearer " + key.reveal());
        }
        call.headers().forEach(request::header);
        return request.build();
    }

    private static boolean isBusy(HttpResponse<?> response) {
        return response.statusCode() == 429 || response.statusCode() == 503;
    }

    private static Problem problem(HttpResponse<byte[]> response) {
        boolean told = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        return Json.answered(response.statusCode(), Json.read(told ? response.body() : new byte[0]))
                .problem();
    }

    private Problem unreachable(IOException failure) {
        if (failure instanceof SSLHandshakeException) {
            return Answered.local(
                            "certificate.untrusted",
                            "The server's certificate is not one this client trusts.",
                            "Name the certificate to trust; a server makes it as tls/ca.pem in its home folder.")
                    .problem();
        }
        String says = failure instanceof HttpTimeoutException
                ? "No answer from " + url + " within " + timeout.toSeconds() + " seconds."
                : "There is no answer from " + url + ".";
        return Answered.local(
                        "unreachable", says, "Check that the server runs (bailee start) and that the URL is right.")
                .problem();
    }
}
