package org.bailee.server.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bailee.server.api.RunningServer;

/// A browser as far as the console needs one: keeps cookies, follows no redirect, fills in the hidden field of forms.
final class Visitor {
    static final String SESSION = "__Host-bailee";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Pattern TITLE = Pattern.compile("<title>(.*?) · Bailee</title>");

    private final RunningServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Set<String> lax = new HashSet<>();
    private String formToken = "";
    private String language = "en";

    /// @param location where a redirect leads, else empty
    record Shown(int status, String location, String html, HttpResponse<String> response) {
        String title() {
            Matcher title = TITLE.matcher(html);
            return title.find() ? title.group(1) : "";
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Visitor(RunningServer server) {
        this.server = server;
    }

    /// Somebody who has this token in their browser, however they came by it.
    static Visitor with(RunningServer server, String token) {
        Visitor visitor = new Visitor(server);
        visitor.cookies.put(SESSION, token);
        return visitor;
    }

    /// The same browser, set to another language.
    Visitor speaking(String other) {
        language = other;
        return this;
    }

    String session() {
        return cookies.getOrDefault(SESSION, "");
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /// As if the browser held it, whoever gave it.
    void hold(String name, String value) {
        cookies.put(name, value);
    }

    Shown get(String path) {
        return send(request(path, cookies).GET().build());
    }

    /// Follows a link on another site's page, as browsers do: without the cookies that are for our own pages alone.
    Shown getFromElsewhere(String path) {
        Map<String, String> some = new LinkedHashMap<>(cookies);
        some.keySet().retainAll(lax);
        return send(request(path, some)
                .setHeader("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .GET()
                .build());
    }

    Shown send(String method, String path) {
        return send(request(path, cookies)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /// Sends a form with the token of the last page seen.
    Shown post(String path, Map<String, String> fields) {
        return postWith(formToken, path, fields);
    }

    Shown postWith(String token, String path, Map<String, String> fields) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        fields.forEach((name, value) -> all.put(name, List.of(value)));
        return postEach(token, path, all);
    }

    /// A form in which several boxes of one name are ticked.
    Shown postEach(String path, Map<String, List<String>> fields) {
        return postEach(formToken, path, fields);
    }

    private Shown postEach(String token, String path, Map<String, List<String>> fields) {
        Map<String, List<String>> all = new LinkedHashMap<>(fields);
        all.put("_csrf", List.of(token));
        String body = all.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return send(request(path, cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                // What browsers send from a page that is to name no referrer.
                .header("Origin", "null")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, Map<String, String> sent) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .header("Sec-Fetch-Site", "same-origin");
        if (!sent.isEmpty()) {
            request.header(
                    "Cookie",
                    sent.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Shown send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    server.client().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Matcher token = TOKEN.matcher(response.body());
            if (token.find()) {
                formToken = token.group(1);
            }
            String location = response.headers()
                    .firstValue("Location")
                    .map(place -> place.replace(server.url(), ""))
                    .orElse("");
            return new Shown(response.statusCode(), location, response.body(), response);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (header.contains("SameSite=Lax")) {
            lax.add(name);
        }
        if (value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
