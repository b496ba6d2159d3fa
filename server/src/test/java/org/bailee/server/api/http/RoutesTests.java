package org.bailee.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.util.ServletRequestPathUtils;

class RoutesTests {
    private final StaticWebApplicationContext context = new StaticWebApplicationContext();

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/people, people",
        "/v1/people/1, person",
        "/v1/%70eople/1, person",
        "/v1/people/1/notes/2, note",
        "/v1/peoples/1, other",
        "/people/1, page",
        "/, home"
    })
    void findsARouteHoweverItsPathBegins(String path, String method) throws Exception {
        HandlerExecutionChain found = Objects.requireNonNull(routes(Plain.class).getHandler(get(path)));
        assertThat(((HandlerMethod) found.getHandler()).getMethod().getName()).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource({"/v1", "/v1/", "/v1/nobody", "/v1/people/1/notes", "/v1/people/", "/nobody/1", "''"})
    void findsNothingWhereNothingIs(String path) throws Exception {
        assertThat(routes(Plain.class).getHandler(get(path))).isNull();
    }

    @Test
    void tellsWhichMethodsThereAre() {
        MockHttpServletRequest request = get("/v1/people/1");
        request.setMethod("DELETE");
        assertThatThrownBy(() -> routes(Plain.class).getHandler(request))
                .isInstanceOfSatisfying(
                        HttpRequestMethodNotSupportedException.class,
                        refused -> assertThat(Set.of(Objects.requireNonNull(refused.getSupportedMethods())))
                                .containsExactly("GET"));
    }

    /// Also where a route with the same beginning is known, before or after it.
    @ParameterizedTest
    @CsvSource({"/people/1/more, anything", "/people/1, page", "/nobody, anything", "/v1/people/1/notes,"})
    void findsWhatMayAnswerAnything(String path, @Nullable String method) throws Exception {
        HandlerExecutionChain found = routes(Anything.class).getHandler(get(path));
        assertThat(
                        found == null
                                ? null
                                : ((HandlerMethod) found.getHandler())
                                        .getMethod()
                                        .getName())
                .isEqualTo(method);
    }

    private Routes routes(Class<?> controller) {
        context.registerSingleton("controller", controller);
        context.refresh();
        Routes routes = new Routes();
        routes.setApplicationContext(context);
        routes.afterPropertiesSet();
        return routes;
    }

    private static MockHttpServletRequest get(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }

    @RestController
    static class Plain {
        @GetMapping("/v1/people")
        String people() {
            return "";
        }

        @GetMapping("/v1/people/{id}")
        String person() {
            return "";
        }

        @GetMapping("/v1/people/{id}/notes/{note}")
        String note() {
            return "";
        }

        @GetMapping("/v1/peoples/{id}")
        String other() {
            return "";
        }

        @GetMapping({"/people/{id}", "/person/{id}"})
        String page() {
            return "";
        }

        @GetMapping("/")
        String home() {
            return "";
        }
    }

    @RestController
    static class Anything extends Plain {
        @GetMapping("/{room:^(?!v1$).*$}/**")
        String anything() {
            return "";
        }
    }
}
