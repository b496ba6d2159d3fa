package org.bailee.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A real Keycloak with a realm for tests, and somebody's browser there.
final class Keycloak implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(4);
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = free();
    private final Process process;

    /// @param folder where its distribution was unpacked
    Keycloak(Path folder) {
        try (InputStream realm = Keycloak.class.getResourceAsStream("keycloak-realm.json")) {
            Path data = Files.createDirectories(folder.resolve("data/import"));
            Files.copy(Objects.requireNonNull(realm), data.resolve("acme.json"), StandardCopyOption.REPLACE_EXISTING);
            ProcessBuilder start = new ProcessBuilder(
                            "sh",
                            folder.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--cache=local",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keycloak.log").toFile());
            start.environment().put("JAVA_HOME", System.getProperty("java.home"));
            process = start.start();
            awaitStart();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/acme";
    }

    /// A browser of somebody's at Keycloak, which keeps its cookies.
    final class Browser {
        private final Map<String, String> cookies = new HashMap<>();

        /// Opens the address, signs in if asked to, and says where the browser is sent then.
        URI signIn(URI address, String name, String password) {
            HttpResponse<String> page = send(request(address).GET());
            if (page.statusCode() == 302) {
                return location(page);
            }
            Matcher form = FORM.matcher(page.body());
            if (!form.find()) {
                throw new AssertionError("Keycloak shows no form but answers " + page.statusCode());
            }
            String fields = Map.of("username", name, "password", password, "credentialId", "").entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            return location(send(request(URI.create(form.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(fields))));
        }

        private HttpRequest.Builder request(URI address) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address);
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            return request;
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            HttpResponse<String> answer = sent(request.build());
            answer.headers().allValues("Set-Cookie").forEach(header -> {
                String pair = header.split(";", 2)[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            });
            return answer;
        }

        private static URI location(HttpResponse<String> answer) {
            return URI.create(answer.headers()
                    .firstValue("Location")
                    .orElseThrow(
                            () -> new AssertionError("Keycloak leads nowhere but answers " + answer.statusCode())));
        }
    }

    private void awaitStart() {
        HttpRequest document = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (client.send(document, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
        close();
        throw new AssertionError("Keycloak did not start; see keycloak.log in its folder");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
