package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What browsers are told, and what other sites' pages may do: nothing.
class ForeignPagesIT {
    private static final RunningServer SERVER = RunningServer.shared();

    // S48: forms, plain text and scripts of another origin, on every unsafe route.
    @Test
    @Tag("S48")
    @Tag("ASVS-3.5.2")
    void refusesWhatAPageOfAnotherSiteSends() {
        byte[] body = "{\"profile\":{}}".getBytes(StandardCharsets.UTF_8);
        for (String route : SERVER.routes()) {
            String method = route.substring(0, route.indexOf(' '));
            if (method.equals("GET")) {
                continue;
            }
            String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{\\*?[a-z]+}", "x");
            for (String type : new String[] {"application/x-www-form-urlencoded", "text/plain", "application/json"}) {
                Ask page = SERVER.asSupport().header("Origin", "https://elsewhere.example");
                assertThat(page.send(method, path, type, body).code()).as(route).isEqualTo("origin.foreign");
                Ask sibling = SERVER.asSupport().header("Sec-Fetch-Site", "same-site");
                assertThat(sibling.send(method, path, type, body).code())
                        .as(route)
                        .isEqualTo("origin.foreign");
                Ask sent = SERVER.asSupport().header("Sec-Fetch-Site", "cross-site");
                assertThat(sent.send(method, path, type, body).status())
                        .as(route)
                        .isEqualTo(403);
                // What is brought to a sealed server needs no key, and proves itself.
                int status = SERVER.anonymously().send(method, path, type, body).status();
                assertThat(route.endsWith("/v1/custody/unsealing") ? List.of(409, 415, 422) : List.of(401))
                        .as(route)
                        .contains(status);
            }
        }
    }

    @Test
    @Tag("S48")
    @Tag("ASVS-3.4.2")
    void grantsNoOriginAnything() {
        Answer asked = SERVER.anonymously()
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "/v1/subjects", null, new byte[0]);
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    @Tag("ASVS-3.2.1")
    void tellsBrowsersToKeepNothingAndRunNothing() {
        for (Answer answer : new Answer[] {
            SERVER.anonymously().get("/health"),
            SERVER.anonymously().get("/v1/status"),
            SERVER.asSupport().get("/v1/subjects"),
            SERVER.anonymously().header("Origin", "https://elsewhere.example").get("/v1/status")
        }) {
            assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=31536000");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Server")).isEmpty();
        }
    }
}
